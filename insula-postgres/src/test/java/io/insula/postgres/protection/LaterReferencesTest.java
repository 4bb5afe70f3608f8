package io.insula.postgres.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.TenantId;
import io.insula.jdbc.spi.ProtectionRequest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Later statements refer to natural keys as if there were one tenant. */
class LaterReferencesTest {
  private static final String DEFINITIONS =
      """
      select r.relname || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid)
      from pg_constraint k join pg_class r on r.oid = k.conrelid
      where k.contype in ('f', 'c') and r.relnamespace = 'public'::regnamespace
      order by 1
      """;

  /** Each of them refers to what an earlier one has made. */
  private static final List<String> STATEMENTS =
      List.of(
          "create table country (code text primary key, \"I so\" int unique)",
          "create table part (a int, b int, primary key (a, b))",
          "create table city (id bigint generated always as identity primary key,"
              + " country text not null constraint \"the /'& country\" references country (code)"
              + " on delete cascade on update cascade not null check (country <> 'references x'),"
              + " iso int references country (\"I so\") match full deferrable initially deferred,"
              + " a int, b int, foreign key (a, b) references public.part on delete set null (b))",
          "alter table city add column if not exists twin text default 'x' references country on"
              + " delete set default unique, add parent bigint references city,"
              + " add constraint again foreign key (country) references \"country\" not valid",
          "create table if not exists only_one (code text primary key references country)");

  private Ground ground;

  @BeforeEach
  void open() {
    ground = Ground.empty();
  }

  @AfterEach
  void close() {
    ground.close();
  }

  private String adapt(String statement) {
    try (var connection = ground.connect("insula_migrator", "")) {
      return new TableProtection().adapt(connection, Ground.row(), statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void comeToTheSameAsAllAtOnce() {
    for (String statement : STATEMENTS) {
      ground.migrate(adapt(statement));
      ground.protect();
      assertThat(ground.protect()).isEmpty();
    }
    try (Ground atOnce = Ground.empty()) {
      atOnce.migrate(String.join(";", STATEMENTS));
      atOnce.protect();
      assertThat(ground.database().column(DEFINITIONS))
          .hasSize(8)
          .isEqualTo(atOnce.database().column(DEFINITIONS));
    }
  }

  @Test
  void failWithoutHelp() {
    ground.migrate(STATEMENTS.get(0));
    ground.protect();
    assertThatThrownBy(() -> ground.migrate("create table b (c text references country (code))"))
        .hasMessageStartingWith("42830");
  }

  @Test
  void keepRowsOfOtherTenantsOut() {
    ground.migrate(STATEMENTS.get(0));
    ground.protect();
    ground.migrate(adapt("create table town (country text references country)"));
    ground.protect();
    ground.as(TenantId.of("acme"), "insert into country values ('de')");
    assertThatThrownBy(() -> ground.as(TenantId.of("bolt"), "insert into town values ('de')"))
        .hasMessageStartingWith("23503");
    ground.as(TenantId.of("acme"), "insert into town values ('de')");
  }

  @Test
  void stayAsTheyAreWhenTheyWorkAsTheyAre() {
    ground.migrate("create table a (id bigint generated always as identity primary key)");
    ground.migrate("create table shared.unit (code text primary key)");
    ground.protect();
    for (String statement :
        List.of(
            "create table b (a bigint references a)",
            "create table b (a bigint references a (id) on delete cascade)",
            "create table b (unit text references shared.unit)",
            "create table b (c text references unheard_of (code))",
            "grant references on a to insula_app",
            "insert into a values ('create table references a')",
            "create table b (c text default 'references a', d text references",
            "comment on table a is 'references'")) {
      assertThat(adapt(statement)).isEqualTo(statement);
    }
  }

  @Test
  void stayAsTheyAreOutsideOfRowIsolation() throws SQLException {
    String statement = "create table b (c text references country)";
    ProtectionRequest gate = Ground.gate();
    try (var connection = ground.connect("insula_migrator", "")) {
      assertThat(new TableProtection().adapt(connection, gate, statement)).isEqualTo(statement);
    }
  }

  @Test
  void areMissedWhenTheirTableIsGone() {
    ground.migrate(STATEMENTS.get(0));
    ground.protect();
    ground.migrate(adapt("create table town (country text references country)"));
    ground.migrate("drop table country");
    assertThatThrownBy(() -> ground.protect())
        .isInstanceOf(UnprotectableException.class)
        .hasMessageContaining("foreign key public.town.town_country_fkey");
  }
}
