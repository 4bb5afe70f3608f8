package io.insula.postgres.install;

import static io.insula.postgres.TestBinding.set;
import static io.insula.postgres.TestBinding.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.insula.jdbc.Secret;
import io.insula.postgres.InstalledDatabase;
import io.insula.postgres.TestBinding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantFunctionTest {
  private final InstalledDatabase installed = InstalledDatabase.create();
  private Connection app;

  @BeforeEach
  void connect() throws SQLException {
    app = installed.application();
  }

  @AfterEach
  void close() throws SQLException {
    app.close();
    installed.close();
  }

  @Test
  void namesTheBoundTenant() throws SQLException {
    set(app, TestBinding.of(app, "acme", 42).sealed());
    assertThat(value(app, "select insula.tenant()")).isEqualTo("acme");
    assertThat(value(app, "select insula.tenant_number()")).isEqualTo("42");
  }

  @Test
  void acceptsTheCatalogAsAPseudoTenant() throws SQLException {
    set(app, TestBinding.of(app, "!catalog", 0).sealed());
    assertThat(value(app, "select insula.tenant()")).isEqualTo("!catalog");
    assertThat(value(app, "select insula.tenant_number()")).isEqualTo("0");
  }

  @Test
  void anUnboundTransactionFails() throws SQLException {
    assertThat(refusal().getSQLState()).isEqualTo("IN001");
    set(app, "");
    assertThat(refusal().getSQLState()).isEqualTo("IN001");
  }

  @Test
  void aBindingThatAnotherSecretSealedIsRefused() throws SQLException {
    refuses(TestBinding.of(app, "acme", 42).secret(Secret.generate()).sealed());
  }

  @Test
  void aBindingWithoutProofIsRefused() throws SQLException {
    refuses(TestBinding.of(app, "acme", 42).plain());
  }

  @Test
  void everySingleChangedCharacterIsRefused() throws SQLException {
    String good = TestBinding.of(app, "acme", 42).sealed();
    for (int i = 0; i < good.length(); i++) {
      char other = good.charAt(i) == '1' ? '2' : '1';
      refuses(good.substring(0, i) + other + good.substring(i + 1));
    }
  }

  @Test
  void aBindingOfAnotherConnectionIsRefused() throws SQLException {
    try (Connection other = installed.application()) {
      set(other, TestBinding.of(app, "acme", 42).sealed());
      assertThat(refusal(other).getMessage()).contains("made for another connection");
    }
  }

  @Test
  void aBindingWithoutConnectionIsRefusedUnlessPooled() throws SQLException {
    TestBinding pooled = TestBinding.of(app, "acme", 42).pid("0");
    refuses(pooled.sealed());
    installed.database().execute("update insula.binding_key set pooled = true");
    set(app, pooled.sealed());
    assertThat(value(app, "select insula.tenant()")).isEqualTo("acme");
  }

  @Test
  void anExpiredBindingIsRefused() throws SQLException {
    set(app, TestBinding.of(app, "acme", 42).expiry("1700000000").sealed());
    assertThat(refusal().getMessage()).contains("has expired");
    assertThat(refusal().getSQLState()).isEqualTo("IN002");
  }

  @Test
  void expiryIsComparedWithTheStartOfTheTransaction() throws SQLException {
    app.setAutoCommit(false);
    String now = value(app, "select (date_part('epoch', now()))::bigint + 1");
    set(app, TestBinding.of(app, "acme", 42).expiry(now).sealed());
    assertThat(value(app, "select insula.tenant() from pg_sleep_until(now() + '2.5 s')"))
        .isEqualTo("acme");
    app.rollback();
  }

  @Test
  void malformedBindingsAreRefusedWithoutBeingEchoed() throws SQLException {
    for (String binding :
        List.of(
            "s3cret",
            ":",
            ":::::",
            "acme:1:x:1:0:" + "0".repeat(64),
            "acme:99999999999999999999:1:1:1:",
            "s3cret\\x00\\:é:☃:1:𐍈:" + "f".repeat(64),
            "s3cret:".repeat(1000),
            "1:1:1:1:" + "s".repeat(2_000_000))) {
      set(app, binding);
      for (String function : List.of("tenant", "tenant_number")) {
        SQLException refusal = refusal(app, function);
        assertThat(refusal.getSQLState()).as(function).isEqualTo("IN002");
        assertThat(refusal.getMessage()).doesNotContain("s3cret");
      }
    }
  }

  @Test
  void aSealedBindingWithNonsenseInItStillEndsInARefusal() throws SQLException {
    refuses(TestBinding.of(app, "acme", 42).pid("x").sealed());
  }

  @Test
  void keysRotateWithoutAPause() throws SQLException {
    Secret next = Secret.generate();
    BindingKey key = BindingKey.of(next, "2");
    try (Connection admin = installed.database().connect()) {
      value(
          admin,
          """
          insert into insula.binding_key (id, "inner", "outer", pooled) values ('2', ?, ?, false)
          returning id""",
          key.inner(),
          key.outer());
    }
    TestBinding old = TestBinding.of(app, "acme", 42);
    TestBinding fresh = old.secret(next).key("2");
    for (TestBinding valid : List.of(old, fresh)) {
      set(app, valid.sealed());
      assertThat(value(app, "select insula.tenant()")).isEqualTo("acme");
    }
    refuses(old.key("2").sealed());
    installed.database().execute("update insula.binding_key set retired_at = now() where id = '1'");
    refuses(old.sealed());
    set(app, fresh.sealed());
    assertThat(value(app, "select insula.tenant()")).isEqualTo("acme");
  }

  @Test
  void theApplicationCannotReachTheKeyNorTheFunctions() throws SQLException {
    for (String attempt :
        List.of(
            "select * from insula.binding_key",
            "update insula.binding_key set pooled = true",
            "select * from insula.migration",
            "alter function insula.tenant() security invoker",
            "drop function insula.tenant()",
            "create or replace function insula.tenant() returns text language sql as 'select 1'",
            "create table insula.t (a int)",
            "create table public.t (a int)",
            "create table shared.t (a int)",
            "create temporary table t (a int)",
            "create schema s",
            "set role insula_owner",
            "set role insula_migrator",
            "select lo_create(0)",
            "select lo_from_bytea(0, 'x')")) {
      assertThat((Throwable) failure(attempt)).as(attempt).isNotNull();
      assertThat(failure(attempt).getSQLState()).as(attempt).isEqualTo("42501");
    }
  }

  @Test
  void anotherRoleCannotAskWhoIsBound() throws SQLException {
    assertThat(
            installed
                .database()
                .column("select has_function_privilege('public', 'insula.tenant()', 'execute')"))
        .containsExactly("f");
  }

  @Test
  void aSearchPathOfTheCallerDoesNotChangeWhatTheFunctionCalls() throws SQLException {
    installed
        .database()
        .execute(
            """
            create schema trap;
            create function trap.sha256(bytea) returns bytea language sql as $$ select 'x'::bytea $$;
            create function trap.now() returns timestamptz language sql
              as $$ select '2000-01-01'::timestamptz $$;
            grant usage on schema trap to public""");
    execute(app, "set search_path = trap, pg_catalog");
    set(app, TestBinding.of(app, "acme", 42).expiry("1700000000").sealed());
    assertThat(refusal().getMessage()).contains("has expired");
  }

  @Test
  void aQueryAsksOnceAndAlsoWhenItRunsInParallel() throws SQLException {
    installed
        .database()
        .execute(
            """
            create table docs (id int, tenant_id text);
            insert into docs select i, case i % 2 when 0 then 'acme' else 'other' end
              from generate_series(1, 2000) i;
            alter table docs enable row level security;
            create policy all_rows on docs using (true);
            create policy own on docs as restrictive using (tenant_id = (select insula.tenant()));
            grant select on docs to insula_app;
            alter table docs set (parallel_workers = 2);
            analyze docs""");
    execute(
        app,
        """
        set parallel_setup_cost = 0; set parallel_tuple_cost = 0;
        set min_parallel_table_scan_size = 0;
        set %s = on"""
            .formatted(
                installed.database().server().majorVersion() >= 16
                    ? "debug_parallel_query"
                    : "force_parallel_mode"));
    set(app, TestBinding.of(app, "acme", 42).sealed());
    assertThat(value(app, "select count(*) from docs")).isEqualTo("1000");
    assertThat(value(app, "select count(*) from docs where insula.tenant() = 'acme'"))
        .isEqualTo("1000");
    assertThat(plan("select count(*) from docs"))
        .contains("InitPlan")
        .containsPattern("(?s)InitPlan.*Result \\(actual rows=1(\\.00)? loops=1\\)");
  }

  @Test
  void plansKeepNoTenant() throws SQLException {
    execute(app, "prepare who as select insula.tenant()");
    set(app, TestBinding.of(app, "acme", 42).sealed());
    for (int i = 0; i < 8; i++) {
      assertThat(value(app, "execute who")).isEqualTo("acme");
    }
    set(app, TestBinding.of(app, "other", 43).sealed());
    assertThat(value(app, "execute who")).isEqualTo("other");
  }

  private String plan(String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Statement statement = app.createStatement();
        var rows =
            statement.executeQuery(
                "explain (analyze, costs off, timing off, summary off) " + sql)) {
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  private void refuses(String binding) throws SQLException {
    set(app, binding);
    for (String function : List.of("tenant", "tenant_number")) {
      assertThat(refusal(app, function).getSQLState()).as(binding).isEqualTo("IN002");
    }
  }

  private SQLException refusal() {
    return refusal(app);
  }

  private static SQLException refusal(Connection connection) {
    return refusal(connection, "tenant");
  }

  private static SQLException refusal(Connection connection, String function) {
    return catchThrowableOfType(
        SQLException.class, () -> value(connection, "select insula." + function + "()"));
  }

  private SQLException failure(String sql) {
    return catchThrowableOfType(SQLException.class, () -> execute(app, sql));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
