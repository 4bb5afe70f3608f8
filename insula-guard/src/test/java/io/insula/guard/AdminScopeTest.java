package io.insula.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.guard.AdminEvent.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AdminScopeTest {
  private static final String SLEEP = "select pg_sleep(1)";
  private static final String PEEP = "select * from pg_class";
  private static final AdminRequest PEEPING =
      AdminRequest.of("alice", "ticket 7", Rule.CATALOG_PEEPING);

  private final TestClock clock = new TestClock();
  private final List<AdminEvent> events = new ArrayList<>();
  private final Guard guard =
      new Guard(GuardSettings.of(GuardMode.STRICT), clock, List.of(), List.of(events::add));

  private void passes(String sql) {
    assertThatCode(() -> Acme.send(guard, sql)).doesNotThrowAnyException();
  }

  private void isRefused(String sql) {
    assertThatThrownBy(() -> Acme.send(guard, sql)).isInstanceOf(RefusedStatementException.class);
  }

  @Test
  void waivesTheChosenRulesUntilItIsClosed() {
    isRefused(PEEP);
    try (AdminScope scope = guard.open(PEEPING)) {
      passes(PEEP);
      isRefused(SLEEP);
      assertThat(scope.expires()).isEqualTo(clock.instant().plus(AdminRequest.LASTING));
    }
    isRefused(PEEP);
  }

  @Test
  void refusesAStatementThatBreaksAnotherRuleToo() {
    try (AdminScope scope = guard.open(PEEPING)) {
      isRefused("select pg_sleep(1) from pg_class");
      assertThat(scope.number()).isPositive();
    }
  }

  @Test
  void judgesAgainWhenItsTimeIsUp() {
    try (AdminScope scope = guard.open(PEEPING.lasting(Duration.ofSeconds(10)))) {
      passes(PEEP);
      clock.pass(Duration.ofMillis(9_999));
      passes(PEEP);
      clock.pass(Duration.ofMillis(1));
      isRefused(PEEP);
      isRefused(PEEP);
      assertThat(scope.request().reason()).isEqualTo("ticket 7");
    }
    assertThat(events)
        .extracting(AdminEvent::kind)
        .containsExactly(Kind.OPENED, Kind.WAIVED, Kind.WAIVED, Kind.EXPIRED, Kind.CLOSED);
  }

  @Test
  void tellsEverythingWithTheActorAndTheReason() {
    AdminScope scope = guard.open(PEEPING);
    passes(PEEP);
    passes(PEEP);
    scope.close();
    scope.close();
    assertThat(events)
        .extracting(AdminEvent::kind)
        .containsExactly(Kind.OPENED, Kind.WAIVED, Kind.WAIVED, Kind.CLOSED);
    assertThat(events).allSatisfy(event -> assertThat(event.request()).isEqualTo(PEEPING));
    assertThat(events.get(1).waived())
        .isNotNull()
        .satisfies(violation -> assertThat(violation.statement()).isEqualTo(PEEP));
    assertThat(events).extracting(AdminEvent::scope).containsOnly(scope.number());
  }

  @Test
  void closesWhenTheWorkFails() {
    assertThatThrownBy(
            () ->
                guard.asAdmin(
                    PEEPING,
                    () -> {
                      throw new SQLException("on purpose");
                    }))
        .hasMessage("on purpose");
    isRefused(PEEP);
  }

  @Test
  void belongsToItsThread() throws Exception {
    AtomicReference<Exception> elsewhere = new AtomicReference<>();
    try (AdminScope scope = guard.open(PEEPING)) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  Acme.send(guard, PEEP);
                } catch (SQLException e) {
                  elsewhere.set(e);
                }
              });
      thread.start();
      thread.join();
      assertThat(scope.request()).isEqualTo(PEEPING);
    }
    assertThat(elsewhere.get()).isInstanceOf(RefusedStatementException.class);
  }

  @Test
  void addsUpInside() {
    guard.asAdmin(
        PEEPING,
        () -> {
          guard.asAdmin(
              AdminRequest.of("alice", "ticket 7", Rule.DANGEROUS_FUNCTION),
              () -> passes("select pg_sleep(1) from pg_class"));
          passes(PEEP);
          isRefused(SLEEP);
        });
  }

  @Test
  void staysClosedWhenTheOuterOneIsClosedFirst() {
    AdminScope outer = guard.open(PEEPING);
    AdminScope inner = guard.open(AdminRequest.of("alice", "ticket 8", Rule.DANGEROUS_FUNCTION));
    outer.close();
    isRefused(PEEP);
    passes(SLEEP);
    inner.close();
    isRefused(SLEEP);
    isRefused(PEEP);
  }

  @Test
  void staysShutWhenItCannotBeTold() {
    Guard deaf =
        new Guard(
            GuardSettings.of(GuardMode.STRICT),
            clock,
            List.of(),
            List.of(
                event -> {
                  throw new IllegalStateException("no room");
                }));
    assertThatThrownBy(() -> deaf.open(PEEPING)).hasMessage("no room");
    assertThatThrownBy(() -> Acme.send(deaf, PEEP)).isInstanceOf(RefusedStatementException.class);
  }

  @Test
  void needsAnActorAReasonAndAnEnd() {
    assertThatThrownBy(() -> AdminRequest.of(" ", "x", Rule.UTILITY)).hasMessageContaining("actor");
    assertThatThrownBy(() -> AdminRequest.of("x", "", Rule.UTILITY)).hasMessageContaining("reason");
    assertThatThrownBy(() -> PEEPING.lasting(Duration.ofHours(2))).hasMessageContaining("PT1H");
    assertThatThrownBy(() -> PEEPING.lasting(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
