package io.insula.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.jdbc.spi.StatementInterceptor;
import io.insula.jdbc.spi.StatementInterceptor.Interception;
import io.insula.jdbc.spi.StatementTraits;
import io.insula.jdbc.spi.StatementTraits.Kind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link StatementInterceptor} does: judges any text, always the same, from any thread. */
public abstract class StatementInterceptorContract {
  private static final List<String> TEXTS =
      List.of(
          "select 1",
          "insert into note (text) values (?)",
          "update note set text = ? where id = ?",
          "begin",
          "select 1; drop table note",
          "this is no SQL at all ((",
          "",
          "-- nothing but a comment",
          "select '" + "x".repeat(100_000) + "'");

  /** A new interceptor. */
  protected abstract StatementInterceptor interceptor() throws Exception;

  /** Texts of single queries that it lets pass; none if there is no such text. */
  protected abstract List<String> admitted();

  /** Texts of single queries that it refuses; none if it only watches. */
  protected abstract List<String> refused();

  @Test
  void judgesAnyTextWithoutFailing() throws Exception {
    StatementInterceptor interceptor = interceptor();
    for (String text : TEXTS) {
      for (Kind kind : Kind.values()) {
        interceptor.inspect(traits(text, kind));
      }
    }
  }

  @Test
  void letsPassWhatItAdmits() throws Exception {
    for (String text : admitted()) {
      assertThat(verdict(interceptor(), text)).as(text).isNull();
    }
  }

  @Test
  void refusesWithAFailureOfTheDatabase() throws Exception {
    for (String text : refused()) {
      Interception interception = interceptor().inspect(traits(text, Kind.READ));
      assertThat(interception).as("%s: nothing would be done", text).isNotNull();
      assertThatThrownBy(() -> interception.before(tenant()))
          .as(text)
          .isInstanceOf(SQLException.class)
          .message()
          .isNotBlank();
    }
  }

  @Test
  void judgesATextTheSameEachTime() throws Exception {
    StatementInterceptor one = interceptor();
    StatementInterceptor other = interceptor();
    for (String text : TEXTS) {
      String first = verdict(one, text);
      assertThat(verdict(one, text)).as("again: %.60s", text).isEqualTo(first);
      assertThat(verdict(other, text)).as("by another one: %.60s", text).isEqualTo(first);
    }
  }

  @Test
  void judgesInManyThreadsAtOnce() throws Exception {
    StatementInterceptor interceptor = interceptor();
    String first = verdict(interceptor(), TEXTS.get(0));
    assertThat(Together.run(() -> String.valueOf(verdict(interceptor, TEXTS.get(0)))))
        .containsOnly(String.valueOf(first));
  }

  @Test
  void bearsAQuestionThatIsAskedWithoutATenant() throws Exception {
    Interception interception = interceptor().inspect(traits("select version()", Kind.READ));
    if (interception != null) {
      try {
        interception.before(null);
      } catch (SQLException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  /** What it says against that; null if nothing. */
  private static @Nullable String verdict(StatementInterceptor interceptor, String sql) {
    Interception interception = interceptor.inspect(traits(sql, Kind.READ));
    if (interception == null) {
      return null;
    }
    try {
      interception.before(tenant());
      return null;
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static StatementTraits traits(String sql, Kind kind) {
    return new StatementTraits(
        sql, sql, kind, 1, 0, false, false, StatementTraits.HAS_KEYS, false, null);
  }

  private static Tenant tenant() {
    Instant then = Instant.parse("2026-01-01T00:00:00Z");
    return new Tenant(
        TenantId.of("acme"),
        1,
        null,
        "Acme",
        TenantStatus.ACTIVE,
        null,
        null,
        new Placement(Isolation.ROW, "main", "app", "public", "insula_app"),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        null,
        1,
        new Tenant.Times(then, "contract", then, "contract", null, null, null));
  }
}
