package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.fleet.history.HistoryChange;
import io.insula.fleet.history.HistoryMismatchException;
import io.insula.fleet.history.HistorySource;
import io.insula.fleet.history.HistoryTool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet that the real Flyway migrated is taken over. */
class FlywayAdoptionTest {
  private static final HistorySource FLYWAY = HistorySource.of(HistoryTool.FLYWAY);

  @TempDir Path root;
  private OldFleet fleet;

  @BeforeEach
  void prepare() throws SQLException {
    fleet = new OldFleet(root);
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  @Test
  void takesOverEachSchemaAtItsVersionAndAppliesOnlyTheRest() {
    Map<String, String> versions =
        Map.of("a", "1", "b", "2", "c", "2.1", "d", "10", "e", "1", "f", "latest");
    Map<String, MigrationTarget> targets = new LinkedHashMap<>();
    versions.forEach((id, version) -> targets.put(id, fleet.at(id, version)));
    targets.forEach((id, target) -> fleet.adopt(target, FLYWAY));
    assertThat(fleet.ledger("a")).hasSize(2); // the repeatable one too
    assertThat(fleet.ledger("f")).hasSize(5);
    for (String id : versions.keySet()) {
      assertThat(fleet.migrate(targets.get(id)).version()).isEqualTo("10");
      assertThat(fleet.migrate(targets.get(id)).applied()).isEmpty();
      assertThat(fleet.one(id, "select count(*) from #.customer")).isEqualTo("1");
      assertThat(fleet.one(id, "select count(*) from #.orders")).isEqualTo("1");
      assertThat(fleet.one(id, "select count(*) from #.note")).isEqualTo("1");
      assertThat(fleet.one(id, "select hello from #.names")).isEqualTo("hello");
    }
  }

  @Test
  void keepsWhenWhatWasAppliedByWhomAndHowLongItTook() {
    MigrationTarget target = fleet.at("a", "10");
    fleet.execute(
        "a",
        "update #.flyway_schema_history set installed_by = 'ann', execution_time = 42,"
            + " installed_on = '2021-03-04 05:06:07.891' where version = '2'");
    fleet.adopt(target, FLYWAY);
    assertThat(
            fleet.one(
                "a",
                "select applied_by || ' ' || millis || ' ' || description || ' ' || script"
                    + " from insula.migration where schema_name = '#' and version = '2'"))
        .isEqualTo("ann 42 orders V2__orders.sql");
    assertThat(
            fleet.one(
                "a",
                "select applied_at = f.installed_on::timestamptz from insula.migration m,"
                    + " #.flyway_schema_history f where m.schema_name = '#' and m.version = '2'"
                    + " and f.version = '2'"))
        .isEqualTo("t");
  }

  @Test
  void protectsTheTablesAndHidesTheOldHistory() {
    MigrationTarget target = fleet.at("a", "10");
    fleet.execute("a", "grant select on #.flyway_schema_history to public, insula_app");
    fleet.adopt(target, FLYWAY);
    assertThat(
            fleet.ground.column(
                "select tablename from pg_policies where schemaname = 'tenant_a' order by 1"))
        .contains("customer", "note", "orders")
        .doesNotContain("flyway_schema_history");
    String mayRead = "select has_table_privilege('insula_app', '#.%s', 'select')::text";
    assertThat(fleet.one("a", mayRead.formatted("customer"))).isEqualTo("true");
    assertThat(fleet.one("a", mayRead.formatted("flyway_schema_history"))).isEqualTo("false");
    assertThat(fleet.one("a", "select count(*) from #.flyway_schema_history")).isEqualTo("6");

    Ground.tenantFiles(root, Map.of("V11__more.sql", "create table more (id int);"));
    fleet.ground.migrator().apply(target, Migrations.in(root).with(Map.of("word", "hello")));
    assertThat(fleet.one("a", mayRead.formatted("flyway_schema_history"))).isEqualTo("false");
  }

  @Test
  void givesEverythingInTheSchemaToTheMigrator() {
    MigrationTarget target = fleet.at("a", "10");
    fleet.execute(
        "a",
        "create sequence #.numbers",
        "create domain #.positive as int check (value > 0)",
        "create type #.pair as (a int, b int)",
        "create type #.span as range (subtype = int)",
        "create procedure #.\"Odd name\"(inout n #.positive) language sql as 'select n'",
        "create aggregate #.total(int) (sfunc = int4pl, stype = int)",
        "create statistics #.stats on id, name from #.customer",
        "create collation #.german from \"C\"",
        "create text search dictionary #.words (template = simple)",
        "create text search configuration #.search (copy = simple)",
        "create table #.parts (id int) partition by range (id)",
        "create table #.part partition of #.parts default");
    fleet.adopt(target, FLYWAY);
    assertThat(
            fleet.ground.column(
                """
                select 'relation ' || relname from pg_class
                  where relnamespace = 'tenant_a'::regnamespace
                    and pg_get_userbyid(relowner) <> 'insula_migrator'
                union all
                select 'type ' || typname from pg_type
                  where typnamespace = 'tenant_a'::regnamespace
                    and pg_get_userbyid(typowner) <> 'insula_migrator'
                union all
                select 'routine ' || proname from pg_proc
                  where pronamespace = 'tenant_a'::regnamespace
                    and pg_get_userbyid(proowner) <> 'insula_migrator'
                union all
                select 'statistics ' || stxname from pg_statistic_ext
                  where pg_get_userbyid(stxowner) <> 'insula_migrator'
                union all
                select 'schema ' || nspname from pg_namespace
                  where nspname = 'tenant_a' and pg_get_userbyid(nspowner) <> 'insula_migrator'
                """))
        .isEmpty();
  }

  @Test
  void namesWhatToRunWhenThereIsNoAdministrator() {
    MigrationTarget target = fleet.at("a", "1");
    assertThatThrownBy(() -> fleet.work().adopt(target, FLYWAY, null))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("tenant a")
        .hasMessageContaining("alter schema tenant_a owner to insula_migrator;")
        .hasMessageContaining("alter table tenant_a.customer owner to insula_migrator;")
        .hasMessageContaining("--user");
    fleet.execute(
        "a",
        """
        do $$ declare one text; begin
          for one in select 'alter table ' || c.oid::regclass || ' owner to insula_migrator'
            from pg_class c where relnamespace = '#'::regnamespace and relkind in ('r', 'v')
          loop execute one; end loop;
        end $$""",
        "alter type #.mood owner to insula_migrator",
        "alter schema #  owner to insula_migrator");
    assertThat(fleet.work().adopt(target, FLYWAY, null).version()).isEqualTo("1");
  }

  @Test
  void changesNothingInADryRun() {
    MigrationTarget target = fleet.at("a", "2");
    HistoryChange change = fleet.work(true).adopt(target, FLYWAY, fleet.new Administrator());
    assertThat(change.done()).anyMatch(line -> line.contains("noted 3 files"));
    assertThat(change.notes()).anyMatch(line -> line.startsWith("2 newer files are pending"));
    assertThat(fleet.ledger("a")).isEmpty();
    assertThat(
            fleet.one(
                "a",
                "select pg_get_userbyid(relowner) from pg_class where oid = '#.customer'::regclass"))
        .isNotEqualTo("insula_migrator");
  }

  @Test
  void canBeRepeated() {
    MigrationTarget target = fleet.at("a", "2");
    fleet.adopt(target, FLYWAY);
    List<String> before = fleet.ledger("a");
    HistoryChange again = fleet.work().adopt(target, FLYWAY, null);
    assertThat(again.done()).isEmpty();
    assertThat(again.version()).isEqualTo("2");
    assertThat(fleet.ledger("a")).isEqualTo(before);
  }

  @Test
  void refusesAChangedFileWithBothChecksumsAndChangesNothing() {
    MigrationTarget target = fleet.at("a", "10");
    fleet.execute("a", "update #.flyway_schema_history set checksum = 4711 where version = '2'");
    assertFaults(target, "V2__orders.sql has checksum 4711 in the history, but the file has ");
    assertThat(
            fleet.one(
                "a", "select pg_get_userbyid(nspowner) from pg_namespace where nspname = '#'"))
        .isNotEqualTo("insula_migrator");
  }

  @Test
  void refusesWhatFailedWhatHasNoFileAndWhatIsNoSqlAllAtOnce() {
    MigrationTarget target = fleet.at("a", "10");
    fleet.execute(
        "a",
        row(20, "'11'", "SQL", "V11__gone.sql", "1", true),
        row(21, "'12'", "JDBC", "db.V12__Java", "null", true),
        row(22, "'10'", "SQL", "V10__note.sql", "1", false),
        row(23, "'2'", "SPRING_JDBC", "db.V2__Java", "null", true));
    assertFaults(
        target,
        "V11__gone.sql was applied, but there is no such file",
        "db.V12__Java (type JDBC) is not SQL, and there is no migration of version 12",
        "V10__note.sql failed and was left so",
        "db.V2__Java has type SPRING_JDBC in the history, but V2__orders.sql is SQL");
  }

  @Test
  void refusesAFileThatWasLeftOutInTheMiddle() {
    MigrationTarget target = fleet.at("a", "10");
    fleet.execute("a", "delete from #.flyway_schema_history where version = '2.1'");
    assertFaults(target, "V2.1__total.sql was not applied, but the newer 10 was");
  }

  @Test
  void takesWhatIsBelowABaselineAsApplied() {
    fleet.execute("a", "create schema #", "create table #.customer (id int, name text)");
    fleet.flyway("a").baselineVersion("2.1").load().baseline();
    fleet.flyway("a").load().migrate();
    HistoryChange change = fleet.adopt(fleet.target("a"), FLYWAY);
    assertThat(change.notes()).anyMatch(note -> note.contains("baseline at version 2.1: 3 files"));
    assertThat(fleet.migrate(fleet.target("a")).applied()).isEmpty();
    assertThat(fleet.ledger("a")).hasSize(5);
  }

  @Test
  void forgetsWhatWasUndoneOrDeleted() {
    MigrationTarget target = fleet.at("a", "10");
    fleet.execute(
        "a",
        "drop table #.note",
        row(20, "'10'", "UNDO_SQL", "U10__note.sql", "1", true),
        row(21, "'2.1'", "DELETE", "V2.1__total.sql", "1", true));
    fleet.execute("a", "alter table #.orders drop total");
    assertThat(fleet.adopt(target, FLYWAY).version()).isEqualTo("2");
    assertThat(fleet.migrate(target).applied())
        .extracting(AppliedFile::script)
        .containsExactly("V2.1__total.sql", "V10__note.sql");
  }

  @Test
  void countsWhatWasAppliedAgainAfterItWasUndone() {
    MigrationTarget target = fleet.at("a", "10");
    int checksum =
        Integer.parseInt(
            fleet.one("a", "select checksum from #.flyway_schema_history where version = '10'"));
    fleet.execute(
        "a",
        row(20, "'10'", "UNDO_SQL", "U10__note.sql", "1", true),
        row(21, "'10'", "SQL", "V10__note.sql", "" + checksum, true));
    assertThat(fleet.adopt(target, FLYWAY).version()).isEqualTo("10");
  }

  @Test
  void takesOverWhatWasAppliedOutOfOrder() throws Exception {
    Path late = root.resolve("db/tenant/V2.1__total.sql");
    String sql = java.nio.file.Files.readString(late);
    java.nio.file.Files.delete(late);
    fleet.at("a", "10");
    java.nio.file.Files.writeString(late, sql);
    fleet.flyway("a").outOfOrder(true).load().migrate();
    fleet.adopt(fleet.target("a"), FLYWAY);
    assertThat(fleet.migrate(fleet.target("a")).applied()).isEmpty();
    leave("a");
    fleet.flyway("a").outOfOrder(true).load().validate();
  }

  @Test
  void runsARepeatableFileThatHasChangedSinceAtTheNextMigration() {
    MigrationTarget target = fleet.at("a", "10");
    Ground.tenantFiles(
        root, Map.of("R__names.sql", "create or replace view names as select 1 as hello;"));
    Migrations changed = Migrations.in(root).with(Map.of("word", "hello"));
    fleet.execute("a", "drop view #.names");
    HistoryChange change =
        fleet.work(changed, false).adopt(target, FLYWAY, fleet.new Administrator());
    assertThat(change.notes()).anyMatch(note -> note.startsWith("R__names.sql has changed since"));
    assertThat(fleet.ground.migrator().apply(target, changed).applied())
        .extracting(AppliedFile::script)
        .containsExactly("R__names.sql");
  }

  @Test
  void takesOverJavaMigrationsThatAreKnown() {
    fleet.flyway("a").javaMigrations(new V11__Later()).load().migrate();
    Migrations known =
        fleet.migrations.with(
            new JavaMigration() {
              @Override
              public String name() {
                return "V11__Later";
              }

              @Override
              public void migrate(MigrationContext context) {
                throw new IllegalStateException("was run before");
              }
            });
    fleet.work(known, false).adopt(fleet.target("a"), FLYWAY, fleet.new Administrator());
    assertThat(fleet.ground.migrator().apply(fleet.target("a"), known).applied()).isEmpty();
    assertThat(fleet.ledger("a")).hasSize(6);
  }

  /** As Flyway knows it. */
  static final class V11__Later extends org.flywaydb.core.api.migration.BaseJavaMigration {
    @Override
    public void migrate(org.flywaydb.core.api.migration.Context context) {}
  }

  @Test
  void saysSoWhereThereIsNoHistory() {
    fleet.execute("a", "create schema #");
    assertThatThrownBy(() -> fleet.adopt(fleet.target("a"), FLYWAY))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("schema \"tenant_a\" has no table \"flyway_schema_history\"")
        .hasMessageContaining("--table");
  }

  @Test
  void readsAHistoryOfAnotherName() {
    fleet.flyway("a").table("Schema Versions").load().migrate();
    HistorySource source =
        new HistorySource(HistoryTool.FLYWAY, "Schema Versions", FLYWAY.map(), HistorySource.PATH);
    assertThat(fleet.adopt(fleet.target("a"), source).version()).isEqualTo("10");
    assertThat(fleet.migrate(fleet.target("a")).applied()).isEmpty();
  }

  private void leave(String id) {
    fleet.work().leave(MigrationKind.TENANT, fleet.target(id), FLYWAY);
  }

  private void assertFaults(MigrationTarget target, String... faults) {
    assertThatThrownBy(() -> fleet.adopt(target, FLYWAY))
        .isInstanceOfSatisfying(
            HistoryMismatchException.class,
            e -> {
              assertThat(e.faults()).hasSize(faults.length);
              for (String fault : faults) {
                assertThat(e.faults()).anyMatch(one -> one.startsWith(fault));
              }
            })
        .hasMessageContaining(target.label());
    assertThat(fleet.ledger(target.tenant().value())).isEmpty();
  }

  private static String row(
      int rank, String version, String type, String script, String checksum, boolean success) {
    return "insert into #.flyway_schema_history values (%d, %s, 'x', '%s', '%s', %s, 'me', now(), 1, %s)"
        .formatted(rank, version, type, script, checksum, success);
  }
}
