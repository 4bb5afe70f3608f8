package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.insula.fleet.JavaMigration.Scope;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaMigrationTest {
  private static final String ITEM =
      "create table item (id bigint generated always as identity primary key, name text);"
          + "insert into item (name) values ('one');";

  @TempDir Path root;
  private Ground ground;

  @BeforeEach
  void prepare() throws SQLException {
    ground = new Ground();
  }

  @AfterEach
  void close() {
    ground.close();
  }

  private Migrations files(JavaMigration... migrations) {
    return Ground.tenantFiles(
            root,
            Map.of(
                "V1__item.sql",
                ITEM,
                "V3__more.sql",
                "insert into item (name) select name || '+' from item;"))
        .with(migrations);
  }

  /** Called for rows; named as its class. */
  private static final class V2__Shout implements JavaMigration {
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public void migrate(MigrationContext context) throws SQLException {
      calls.add(context.isolation().label() + " " + context.tenant() + " " + context.schema());
      execute(context, "update item set name = upper(name)");
    }
  }

  private record Written(
      String name, Scope scope, Integer checksum, boolean transactional, Body body)
      implements JavaMigration {
    Written(String name, Scope scope, Body body) {
      this(name, scope, null, true, body);
    }

    @Override
    public void migrate(MigrationContext context) throws Exception {
      body.run(context);
    }
  }

  @FunctionalInterface
  private interface Body {
    void run(MigrationContext context) throws Exception;
  }

  private static void execute(MigrationContext context, String sql) throws SQLException {
    try (Statement statement = context.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> items() {
    return ground.column("select tenant_id || ' ' || name from public.item order by id");
  }

  private MigrationFailedException failure(MigrationTarget target, Migrations migrations) {
    return catchThrowableOfType(
        MigrationFailedException.class, () -> ground.migrator().apply(target, migrations));
  }

  @Test
  void standsAmongTheFilesByItsVersionAndIsCalledOnce() throws SQLException {
    V2__Shout shout = new V2__Shout();
    MigrationTarget acme = ground.schemaTenant("acme");
    MigrationResult result = ground.migrator().apply(acme, files(shout));
    ground.migrator().apply(acme, files(shout));

    assertThat(shout.calls).containsExactly("schema acme tenant_acme");
    assertThat(result.applied())
        .extracting(AppliedFile::script)
        .containsExactly("V1__item.sql", V2__Shout.class.getName(), "V3__more.sql");
    assertThat(ground.column("select name from tenant_acme.item order by id"))
        .containsExactly("ONE", "ONE+");
    assertThat(
            ground.column(
                "select description || ' ' || script || ' ' || checksum || ' ' || (millis >= 0)"
                    + " from insula.migration where version = '2'"))
        .containsExactly("Shout " + V2__Shout.class.getName() + " 0 true");
    assertThat(
            ground.column(
                "select relforcerowsecurity from pg_class where oid = 'tenant_acme.item'::regclass"))
        .containsExactly("t");
  }

  @Test
  void isCalledForEachRowTenantAndAgainForANewOne() {
    Migrations first = Ground.tenantFiles(root, Map.of("V1__item.sql", ITEM));
    ground.migrator().apply(ground.rowTenant("a", 1), first);
    ground.migrator().apply(ground.rowTenant("b", 2), first);
    V2__Shout shout = new V2__Shout();
    ground.migrator().apply(MigrationTarget.rows(ground.rows()), files(shout));
    assertThat(shout.calls).containsExactly("row a public", "row b public");
    assertThat(items()).containsExactly("a one".replace("one", "ONE"), "b ONE", "a ONE+", "b ONE+");

    ground.migrator().apply(ground.rowTenant("c", 3), files(shout));
    assertThat(shout.calls).hasSize(3).last().isEqualTo("row c public");
    assertThat(items()).endsWith("c ONE", "c ONE+").hasSize(6);
  }

  @Test
  void changesDefinitionsOnceForAllRowTenants() {
    Migrations first = Ground.tenantFiles(root, Map.of("V1__item.sql", ITEM));
    ground.migrator().apply(ground.rowTenant("a", 1), first);
    List<String> seen = new CopyOnWriteArrayList<>();
    JavaMigration definitions =
        new Written(
            "V2__define",
            Scope.DEFINITIONS,
            context -> {
              seen.add("for " + context.tenant());
              execute(context, "create table made (code text unique)");
              execute(context, "alter table item add note text default 'x'");
            });
    ground.migrator().apply(ground.rowTenant("b", 2), files(definitions));

    assertThat(seen).containsExactly("for null");
    assertThat(
            ground.column(
                "select column_name from information_schema.columns where table_name = 'made'"
                    + " order by 1"))
        .containsExactly("code", "tenant_id");
    assertThat(items()).containsExactly("a one", "a one+", "b one", "b one+");
  }

  @Test
  void canNotTouchAllTenantsRowsByAccident() {
    Migrations first = Ground.tenantFiles(root, Map.of("V1__item.sql", ITEM));
    ground.migrator().apply(ground.rowTenant("a", 1), first);
    for (String sql : List.of("select * from item", "update item set name = 'all'")) {
      JavaMigration careless =
          new Written("V2__all", Scope.DEFINITIONS, context -> execute(context, sql));
      assertThat(failure(MigrationTarget.rows(ground.rows()), files(careless)))
          .hasMessageContaining("42501")
          .hasMessageContaining("rows are for the scope ROWS");
    }
    assertThat(items()).containsExactly("a one");
  }

  @Test
  void keepsTheTransactionToItself() throws SQLException {
    List<String> refusals = new CopyOnWriteArrayList<>();
    JavaMigration meddler =
        new Written(
            "V2__meddle",
            Scope.ROWS,
            context -> {
              Connection connection = context.connection();
              refused(refusals, connection::commit);
              refused(refusals, connection::rollback);
              refused(refusals, connection::close);
              refused(refusals, () -> connection.setAutoCommit(true));
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery("select 1")) {
                refused(refusals, () -> statement.getConnection().commit());
                refused(refusals, () -> rows.getStatement().getConnection().commit());
                refused(refusals, () -> connection.getMetaData().getConnection().commit());
                refused(refusals, () -> connection.unwrap(Connection.class).commit());
              }
              connection.rollback(connection.setSavepoint());
              connection.setAutoCommit(false);
              execute(context, "set search_path = pg_catalog");
            });
    ground.migrator().apply(ground.schemaTenant("acme"), files(meddler));
    assertThat(refusals)
        .hasSize(8)
        .first()
        .isEqualTo(
            "A Java migration can't call commit() on its connection: what it does and its line in"
                + " the ledger commit together. Leave the call out; use a savepoint to undo a part");
    assertThat(ground.column("select name from tenant_acme.item order by id"))
        .containsExactly("one", "one+");
  }

  private static void refused(List<String> refusals, Meddling meddling) {
    try {
      meddling.run();
    } catch (SQLException e) {
      refusals.add(e.getMessage());
    }
  }

  @FunctionalInterface
  private interface Meddling {
    void run() throws SQLException;
  }

  @Test
  void noticesThatItsTransactionWasEndedBehindItsBack() throws SQLException {
    JavaMigration sly =
        new Written("V2__sly", Scope.ROWS, context -> execute(context, "commit; begin"));
    MigrationFailedException failure = failure(ground.schemaTenant("acme"), files(sly));
    assertThat(failure).hasMessageContaining("it ended the transaction");
    assertThat(ground.column("select count(*) from insula.migration")).containsExactly("0");
  }

  @Test
  void namesTenantClassAndStateOfAFailureAndKeepsNothing() {
    Migrations first = Ground.tenantFiles(root, Map.of("V1__item.sql", ITEM));
    ground.migrator().apply(ground.rowTenant("a", 1), first);
    ground.migrator().apply(ground.rowTenant("b", 2), first);
    JavaMigration bad =
        new Written(
            "V2__bad",
            Scope.ROWS,
            context -> {
              execute(context, "update item set name = 'changed'");
              if (String.valueOf(context.tenant()).equals("b")) {
                try {
                  execute(context, "update item set name = 'x' where id = 'secret'");
                } catch (SQLException e) {
                  throw new IllegalStateException("wrapped", e);
                }
              }
            });
    MigrationFailedException failure = failure(MigrationTarget.rows(ground.rows()), files(bad));
    assertThat(failure)
        .hasMessageContaining("tenant b: " + Written.class.getName() + " failed: ")
        .hasMessageContaining("22P02")
        .hasMessageNotContaining("secret");
    assertThat(failure.sqlState()).isEqualTo("22P02");
    assertThat(failure.script()).isEqualTo(Written.class.getName());
    assertThat(items()).containsExactly("a one", "b one");
  }

  @Test
  void refusesDefinitionsFromOneThatIsMeantForRows() {
    JavaMigration wrong =
        new Written("V2__wrong", Scope.ROWS, context -> execute(context, "drop table item"));
    Migrations first = Ground.tenantFiles(root, Map.of("V1__item.sql", ITEM));
    ground.migrator().apply(ground.rowTenant("a", 1), first);
    assertThat(failure(MigrationTarget.rows(ground.rows()), files(wrong)))
        .hasMessageContaining("42501");
  }

  @Test
  void commitsStatementByStatementWithoutATransaction() throws SQLException {
    AtomicInteger calls = new AtomicInteger();
    JavaMigration loose =
        new Written(
            "V2__loose",
            Scope.DEFINITIONS,
            null,
            false,
            context -> {
              execute(context, "create index concurrently if not exists n on item (name)");
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("the first time");
              }
            });
    MigrationTarget acme = ground.schemaTenant("acme");
    assertThat(failure(acme, files(loose))).hasMessageContaining("run it again");
    assertThat(ground.column("select to_regclass('tenant_acme.n')")).doesNotContainNull();
    assertThat(ground.migrator().apply(acme, files(loose)).version()).isEqualTo("3");
    assertThat(calls).hasValue(2);
  }

  @Test
  void isRefusedWithoutATransactionForRowTenants() {
    JavaMigration loose = new Written("V2__loose", Scope.ROWS, null, false, context -> {});
    InvalidMigrationsException failure =
        catchThrowableOfType(
            InvalidMigrationsException.class,
            () -> ground.migrator().apply(MigrationTarget.rows(ground.rows()), files(loose)));
    assertThat(failure).hasMessageContaining("transactional()");
  }

  @Test
  void isComparedByItsChecksumAndRepeatedWhenThatChanges() throws SQLException {
    AtomicInteger calls = new AtomicInteger();
    MigrationTarget acme = ground.schemaTenant("acme");
    for (int checksum : new int[] {1, 1, 2}) {
      ground
          .migrator()
          .apply(
              acme,
              files(
                  new Written(
                      "R__again", Scope.ROWS, checksum, true, c -> calls.incrementAndGet())));
    }
    assertThat(calls).hasValue(2);

    Body nothing = context -> {};
    Migrations one = files(new Written("V4__sum", Scope.ROWS, 1, true, nothing));
    ground.migrator().apply(acme, one);
    Migrations other = files(new Written("V4__sum", Scope.ROWS, 2, true, nothing));
    assertThat(
            catchThrowableOfType(
                InvalidMigrationsException.class, () -> ground.migrator().apply(acme, other)))
        .hasMessageContaining(Written.class.getName() + " was changed after it was applied");
  }

  @Test
  void isMissedByAProgramThatDoesNotHaveIt() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.migrator().apply(acme, files(new V2__Shout()));
    assertThat(
            catchThrowableOfType(
                InvalidMigrationsException.class, () -> ground.migrator().apply(acme, files())))
        .hasMessageContaining(V2__Shout.class.getName() + " was applied, but is not registered");
  }

  @Test
  void isRefusedWithAWrongNameOrAVersionThatAFileHas() {
    InvalidMigrationsException failure =
        catchThrowableOfType(
            InvalidMigrationsException.class,
            () ->
                files(
                    context -> {},
                    new Written("V1_0__same", Scope.ROWS, context -> {}),
                    new Written("V2__ok", Scope.ROWS, context -> {})));
    assertThat(failure.faults()).hasSize(2);
    assertThat(failure)
        .hasMessageContaining("make it like V1__what_it_does")
        .hasMessageContaining("have the same version");
  }

  @Test
  void isNotCalledByAPlan() throws SQLException {
    V2__Shout shout = new V2__Shout();
    MigrationPlan plan = ground.migrator().plan(ground.schemaTenant("acme"), files(shout));
    assertThat(shout.calls).isEmpty();
    assertThat(plan.files())
        .containsExactly("V1__item.sql", V2__Shout.class.getName(), "V3__more.sql");
    assertThat(plan.notes())
        .containsExactly(
            V2__Shout.class.getName() + " was not tried, since it is written in Java",
            "V3__more.sql was not tried, since it comes behind a commit, or behind a file that was"
                + " not tried");
  }
}
