package io.insula.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DenialLogTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  @Test
  void whoTriesAgainAndAgainMakesTwoEntriesAMinute() {
    try (House house = House.open()) {
      try (AuditTrail trail = house.trail();
          DenialLog denials = new DenialLog(trail, clock())) {
        for (int i = 0; i < 1_000; i++) {
          denials.denied(AuditRecord.denied("access.denied").tenant(TenantId.of("acme")));
        }
        denials.denied(AuditRecord.denied("access.denied").tenant(TenantId.of("globex")));
        denials.tellExpired();
        now.set(Instant.EPOCH.plus(DenialLog.WINDOW));
        denials.tellExpired();
        denials.tellExpired();
      }
      assertThat(
              house.database.column(
                  "select tenant || ' ' || coalesce(detail ->> 'repeated', '') from"
                      + " insula.audit_entry order by position"))
          .containsExactly("acme ", "globex ", "acme 999");
    }
  }

  @Test
  void whoVariesWhatIsDeniedDoesNotFillTheTrailEither() {
    try (House house = House.open()) {
      try (AuditTrail trail = house.trail(s -> s.withQueue(10_000));
          DenialLog denials = new DenialLog(trail, clock())) {
        for (int i = 0; i < 5_000; i++) {
          denials.denied(AuditRecord.denied("access.denied").tenant(TenantId.of("t" + i)));
        }
      }
      assertThat(house.positions()).hasSize(DenialLog.DIFFERENT + 1);
      assertThat(
              house.database.column(
                  "select detail ->> 'repeated' from insula.audit_entry order by position desc"))
          .first()
          .isEqualTo("4000");
    }
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }
}
