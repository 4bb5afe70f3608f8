package io.insula;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void admitsWorkOnlyWhileActiveAndNotExpired() {
    EnumSet<TenantStatus> admitting = EnumSet.noneOf(TenantStatus.class);
    for (TenantStatus status : TenantStatus.values()) {
      if (tenant(status, null).admitsWork(NOW)) {
        admitting.add(status);
      }
    }
    assertThat(admitting).containsExactly(TenantStatus.ACTIVE);
    assertThat(tenant(TenantStatus.ACTIVE, NOW).admitsWork(NOW)).isFalse();
    assertThat(tenant(TenantStatus.ACTIVE, NOW.plusSeconds(1)).admitsWork(NOW)).isTrue();
  }

  @Test
  void readsBackItsLabels() {
    for (TenantStatus status : TenantStatus.values()) {
      assertThat(TenantStatus.of(status.label())).isEqualTo(status);
    }
    for (Isolation isolation : Isolation.values()) {
      assertThat(Isolation.of(isolation.label())).isEqualTo(isolation);
    }
  }

  private static Tenant tenant(TenantStatus status, Instant expires) {
    return new Tenant(
        TenantId.of("acme"),
        1,
        null,
        "Acme",
        status,
        null,
        null,
        new Placement(Isolation.ROW, Cluster.HOME, "app", "public", "insula_app"),
        Map.of(),
        Map.of(),
        Map.of(),
        expires,
        null,
        1,
        new Tenant.Times(NOW, "me", NOW, "me", null, null, null));
  }
}
