package io.insula.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.guard.Violation.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardTest {
  private static final String BAD = "select pg_sleep(1)";

  private final TestClock clock = new TestClock();
  private final List<Violation> told = new ArrayList<>();

  private Guard guard(GuardSettings settings) {
    return new Guard(settings, clock, List.of(told::add), List.of());
  }

  private Guard guard(GuardMode mode) {
    return guard(GuardSettings.of(mode));
  }

  private static void sendAll(Guard guard, String sql, int times) throws SQLException {
    for (int i = 0; i < times; i++) {
      Acme.send(guard, sql);
    }
  }

  @Test
  void doesNothingWhenItIsOff() throws SQLException {
    Guard guard = guard(GuardMode.OFF);
    Acme.send(guard, BAD);
    assertThat(told).isEmpty();
    assertThat(guard.counts().texts()).isZero();
  }

  @Test
  void tellsTheSameOnceInAnIntervalAndCountsItAlways() throws SQLException {
    Guard guard = guard(GuardMode.LOG);
    sendAll(guard, BAD, 100);
    assertThat(told).singleElement().extracting(Violation::times).isEqualTo(1L);
    assertThat(guard.counts().violations(Outcome.REPORTED, Rule.DANGEROUS_FUNCTION)).isEqualTo(100);
    clock.pass(GuardSettings.INTERVAL);
    sendAll(guard, BAD, 1);
    assertThat(told).extracting(Violation::times).containsExactly(1L, 100L);
  }

  @Test
  void tellsOtherValuesOfTheSameStatementAsTheSame() throws SQLException {
    Guard guard = guard(GuardMode.LOG);
    Acme.send(guard, "select pg_sleep(1), 'a'");
    Acme.send(guard, "SELECT pg_sleep(2), 'b' -- again");
    assertThat(told).hasSize(1);
  }

  @Test
  void tellsEachRuleAndEachTenant() throws SQLException {
    Guard guard = guard(GuardMode.LOG);
    Acme.send(guard, "select pg_sleep(1); set role x");
    assertThat(told)
        .extracting(Violation::rule)
        .containsExactly(Rule.STACKED, Rule.DANGEROUS_FUNCTION, Rule.SESSION_TAMPERING);
    Acme.send(guard, "select pg_sleep(1); set role x", null);
    assertThat(told).hasSize(6);
    assertThat(told.get(5).tenant()).isNull();
  }

  @Test
  void refusesWithTheRuleTheTenantAndTheWayOut() {
    assertThatThrownBy(() -> Acme.send(guard(GuardMode.STRICT), "select pg_sleep(1), 'value'"))
        .isInstanceOfSatisfying(
            RefusedStatementException.class,
            e -> {
              assertThat(e.getSQLState()).isEqualTo("42501");
              assertThat(e.violation().outcome()).isEqualTo(Outcome.REFUSED);
            })
        .hasMessage(
            "The guard refused a statement of tenant \"acme\", which calls a function that leaves"
                + " the tenant's data: it calls pg_sleep (DANGEROUS_FUNCTION). Do without it, or"
                + " allow it if your tables need it. Statement: select pg_sleep(?), ?");
  }

  @Test
  void refusesEveryTimeAlsoWhenItTellsNobody() {
    Guard guard = guard(GuardMode.STRICT);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> Acme.send(guard, BAD)).isInstanceOf(SQLException.class);
    }
    assertThat(told).hasSize(1);
  }

  @Test
  void judgesATextOnceAlsoAcrossPools() throws SQLException {
    Guard guard = guard(GuardMode.STRICT);
    sendAll(guard, "select * from acme.note", 5);
    assertThat(guard.counts().texts()).isEqualTo(1);
  }

  @Test
  void remembersNoMoreThanItMay() {
    Guard guard = guard(GuardSettings.of(GuardMode.LOG).withTexts(64));
    for (int i = 0; i < 1_000; i++) {
      guard.judge("select " + i, Acme.SCHEMA);
    }
    assertThat(guard.remembered()).isBetween(1, 64);
  }

  @Test
  void survivesAListenerThatFails() {
    Guard guard =
        new Guard(
            GuardSettings.of(GuardMode.LOG),
            clock,
            List.of(
                violation -> {
                  throw new IllegalStateException("on purpose");
                },
                told::add),
            List.of());
    assertThatCode(() -> Acme.send(guard, BAD)).doesNotThrowAnyException();
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void leavesARuleOutThatIsNotWanted(Rule rule) {
    Guard usual = guard(GuardMode.STRICT);
    Guard fewer = guard(GuardSettings.of(GuardMode.STRICT).without(rule));
    Verdicts.all().stream()
        .filter(verdict -> verdict.rules().contains(rule))
        .forEach(
            verdict -> {
              assertThat(usual.judge(verdict.sql(), Acme.SCHEMA))
                  .extracting(Finding::rule)
                  .contains(rule);
              assertThat(fewer.judge(verdict.sql(), Acme.SCHEMA))
                  .extracting(Finding::rule)
                  .doesNotContain(rule);
            });
  }

  @Test
  void allowsWhatTheSettingsSay() {
    Allowances allowed =
        Allowances.DEFAULT
            .tables("globex.note", "pg_orders")
            .statements("select pg_sleep(1), 'x' from note")
            .commands("EXPLAIN")
            .catalog("pg_type", "regclass")
            .functions("pg_notify")
            .variables("geqo")
            .schemas("extensions");
    Guard guard = guard(GuardSettings.of(GuardMode.STRICT).with(allowed));
    for (String sql :
        List.of(
            "select * from globex.note",
            "select * from pg_orders",
            "SELECT pg_sleep(2), 'y' FROM note -- other values",
            "explain (analyze) select * from acme.note",
            "select * from pg_type",
            "select n.oid::regclass from note n",
            "select pg_notify('a', 'b')",
            "set local geqo = off",
            "select extensions.similarity(a, b) from extensions.words")) {
      assertThat(guard.judge(sql, Acme.SCHEMA)).as(sql).isEmpty();
    }
    for (String sql :
        List.of(
            "select * from globex.memo",
            "explain select * from globex.memo",
            "select pg_sleep(2) from note",
            "explain select pg_sleep(1)",
            "set geqo = off",
            "call f()")) {
      assertThat(
              guard(GuardSettings.of(GuardMode.STRICT).with(allowed.withoutCalls()))
                  .judge(sql, Acme.SCHEMA))
          .as(sql)
          .isNotEmpty();
    }
  }

  @Test
  void looksIntoTheBodyOfABlockThatIsAllowed() {
    Guard guard = guard(GuardSettings.of(GuardMode.STRICT).with(Allowances.DEFAULT.commands("do")));
    assertThat(guard.judge("do $$ begin update note set done = true; end $$", Acme.SCHEMA))
        .isEmpty();
    for (String body :
        List.of(
            "perform set_config('a', 'b', true)",
            "set role x",
            "if true then reset role; end if",
            "execute 'set role ' || 'x'",
            "x := pg_sleep(1)")) {
      assertThat(guard.judge("do $$ begin " + body + "; end $$", Acme.SCHEMA))
          .as(body)
          .isNotEmpty();
    }
  }

  @Test
  void knowsWhoseSchemaIsWhose() {
    Guard guard = guard(GuardMode.STRICT);
    assertThat(guard.judge("select * from acme.note", Acme.SCHEMA)).isEmpty();
    assertThat(guard.judge("select * from acme.note", Acme.ROW)).isNotEmpty();
    assertThat(guard.judge("select * from public.note", Acme.ROW)).isEmpty();
    assertThat(guard.judge("select * from public.note", null)).isNotEmpty();
    assertThat(guard.judge("select * from anything.note", Acme.DATABASE)).isEmpty();
    assertThat(guard.judge("select * from insula.binding_key", Acme.DATABASE)).isNotEmpty();
    Guard renamed = guard(GuardSettings.of(GuardMode.STRICT).withSchemas("app", "common"));
    assertThat(renamed.judge("select app.f() from common.note", Acme.SCHEMA)).isEmpty();
    assertThat(renamed.judge("select * from shared.note", Acme.SCHEMA)).isNotEmpty();
  }

  @Test
  void showsItsCountsAsMeters() throws SQLException {
    Guard guard = guard(GuardMode.LOG);
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    new GuardMeters(guard).bindTo(registry);
    sendAll(guard, BAD, 3);
    assertThat(
            registry
                .get("insula.guard.violations")
                .tags("rule", "dangerous_function", "outcome", "reported")
                .functionCounter()
                .count())
        .isEqualTo(3);
    assertThat(registry.get("insula.guard.judged").functionCounter().count()).isEqualTo(1);
    assertThat(registry.get("insula.guard.texts").gauge().value()).isEqualTo(1);
    assertThat(registry.getMeters().toString()).doesNotContain("acme");
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    GuardSettings settings = GuardSettings.of(GuardMode.LOG);
    assertThatThrownBy(() -> settings.withTexts(0)).hasMessageContaining("texts=0");
    assertThatThrownBy(() -> settings.withInterval(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
