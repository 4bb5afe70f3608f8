package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.fleet.history.HistoryChange;
import io.insula.fleet.history.HistoryWork;
import io.insula.postgres.PostgresAdministration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger is changed without anything being run. */
class LedgerWorkTest {
  private static final Map<String, String> FILES =
      Map.of(
          "V1__a.sql", "create table a (id int, text text);",
          "V2__b.sql", "insert into a (id) values (1);",
          "V3__c.sql", "create table c (id int);",
          "R__v.sql", "create or replace view v as select id from a;");

  @TempDir Path root;
  private Ground ground;
  private Migrations migrations;

  @BeforeEach
  void prepare() throws SQLException {
    ground = new Ground();
    migrations = Ground.tenantFiles(root, FILES);
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void repairSaysOfAppliedFilesWhatTheyAreNow() throws SQLException, IOException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.migrator().apply(acme, migrations);
    change("V1__a.sql", "-- harmless\ncreate table a (id int, text text);");
    Files.move(file("V2__b.sql"), file("V2__first_row.sql"));
    Files.delete(file("R__v.sql"));
    read();
    assertThatThrownBy(() -> ground.migrator().apply(acme, migrations))
        .hasMessageContaining("V1__a.sql was changed");

    HistoryChange rehearsed = work(true).repair(MigrationKind.TENANT, acme);
    HistoryChange change = work(false).repair(MigrationKind.TENANT, acme);
    assertThat(change).isEqualTo(rehearsed);
    assertThat(change.done())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("V1__a.sql: checksum "))
        .contains("V2__first_row.sql: description \"b\" → \"first row\", was called V2__b.sql")
        .contains("forgot R__v.sql, which is gone");
    assertThat(ground.migrator().apply(acme, migrations).applied()).isEmpty();
    assertThat(work(false).repair(MigrationKind.TENANT, acme).done()).isEmpty();
  }

  @Test
  void repairLeavesARepeatableFileThatChangedForTheNextMigration()
      throws SQLException, IOException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.migrator().apply(acme, migrations);
    change("R__v.sql", "create or replace view v as select id, text from a;");
    read();
    assertThat(work(false).repair(MigrationKind.TENANT, acme).done()).isEmpty();
    assertThat(ground.migrator().apply(acme, migrations).applied()).hasSize(1);
  }

  @Test
  void repairSaysWhichVersionedFileIsGoneAndKeepsItsLine() throws SQLException, IOException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.migrator().apply(acme, migrations);
    Files.delete(file("V2__b.sql"));
    read();
    assertThat(work(false).repair(MigrationKind.TENANT, acme).notes())
        .containsExactly("V2__b.sql was applied, but the file is gone; put it back");
    assertThat(ledger()).hasSize(4);
  }

  @Test
  void repairsSharedTablesAndTheDatabaseOfATenant() throws SQLException, IOException {
    Ground.write(root, "db/shared", Map.of("V1__s.sql", "create table s (id int);"));
    read();
    MigrationTarget own = databaseTenant();
    try {
      ground.migrator().apply(own, migrations);
      Files.writeString(root.resolve("db/shared/V1__s.sql"), "create table s (id int); --");
      change("V3__c.sql", "create table c (id int); --");
      read();
      assertThat(work(false).repair(MigrationKind.SHARED, own).done()).hasSize(1);
      assertThat(work(false).repair(MigrationKind.TENANT, own).done()).hasSize(1);
      assertThat(ground.migrator().apply(own, migrations).applied()).isEmpty();
    } finally {
      new PostgresAdministration().places().remove(TenantId.of("acme"), 7, own.placement(), ground);
    }
  }

  @Test
  void baselineDeclaresThePlaceToBeAtAVersionAndProtectsIt() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.database.execute(
        "set role insula_migrator; create table tenant_acme.a (id int, text text)");
    assertThat(work(true).baseline(acme, MigrationVersion.of("2"), List.of()).done()).hasSize(2);
    assertThat(ledger()).isEmpty();
    HistoryChange change = work(false).baseline(acme, MigrationVersion.of("2"), List.of());
    assertThat(change.version()).isEqualTo("2");
    assertThat(ground.column("select tablename from pg_policies where schemaname = 'tenant_acme'"))
        .contains("a");
    assertThat(ground.migrator().apply(acme, migrations).applied())
        .extracting(AppliedFile::script)
        .containsExactly("V3__c.sql", "R__v.sql");
    assertThat(ground.column("select count(*) from tenant_acme.a")).containsExactly("0");
  }

  @Test
  void baselineLeavesAPlaceThatHasALedger() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.migrator().apply(acme, migrations);
    List<String> before = ledger();
    HistoryChange change = work(false).baseline(acme, MigrationVersion.of("3"), List.of());
    assertThat(change.done()).isEmpty();
    assertThat(change.notes()).containsExactly("has a ledger already, and was left as it is");
    assertThat(ledger()).isEqualTo(before);
  }

  @Test
  void baselineRefusesAVersionWithoutAFile() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    assertThatThrownBy(() -> work(false).baseline(acme, MigrationVersion.of("4"), List.of()))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("tenant acme can't be at version 4");
  }

  @Test
  void baselineOfRowTablesReplaysNothingForTheirTenants() throws SQLException {
    MigrationTarget acme = ground.rowTenant("acme", 7);
    ground.database.execute(
        "set role insula_migrator; create table a (id int, text text, tenant_id text not null)");
    ground.database.execute("insert into a values (1, 'kept', 'acme')");
    MigrationTarget rows = MigrationTarget.rows(ground.rows());
    work(false).baseline(rows, MigrationVersion.of("2"), List.of(new RowTenant(acme.tenant(), 7)));
    ground.migrator().apply(acme, migrations);
    assertThat(ground.column("select text from a")).containsExactly("kept");

    ground.migrator().apply(ground.rowTenant("late", 8), migrations);
    assertThat(ground.column("select tenant_id from a order by 1")).containsExactly("acme", "late");
  }

  @Test
  void notesOneFileAsApplied() throws SQLException, IOException {
    MigrationTarget acme = ground.schemaTenant("acme");
    hide("V2__b.sql", "V3__c.sql");
    ground.migrator().apply(acme, migrations);
    show("V2__b.sql", "V3__c.sql");

    assertThatThrownBy(() -> work(false).markApplied(acme, "3"))
        .hasMessageContaining("V2__b.sql is older than V3__c.sql and not applied");
    assertThat(work(true).markApplied(acme, "2").done())
        .containsExactly("noted V2__b.sql as applied");
    assertThat(work(false).markApplied(acme, "2.0").version()).isEqualTo("2");
    assertThat(work(false).markApplied(acme, "V2__b.sql").notes())
        .containsExactly("V2__b.sql is noted as applied already");
    assertThat(ground.migrator().apply(acme, migrations).applied())
        .extracting(AppliedFile::script)
        .containsExactly("V3__c.sql");
    assertThat(ground.column("select count(*) from tenant_acme.a")).containsExactly("0");
  }

  @Test
  void notesARepeatableFileAsApplied() throws SQLException, IOException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.migrator().apply(acme, migrations);
    change("R__v.sql", "select no sense at all");
    read();
    work(false).markApplied(acme, "R__v");
    assertThat(ground.migrator().apply(acme, migrations).applied()).isEmpty();
  }

  @Test
  void notesNoFileThatIsNotThereAndNoneThatSaysSomethingElse() throws SQLException, IOException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.migrator().apply(acme, migrations);
    for (String name : List.of("9", "R__w", "nonsense")) {
      assertThatThrownBy(() -> work(false).markApplied(acme, name))
          .hasMessageContaining("there is no file for \"" + name + "\"");
    }
    change("V2__b.sql", "select 1");
    read();
    assertThatThrownBy(() -> work(false).markApplied(acme, "2"))
        .hasMessageContaining("insula migrate repair");
  }

  @Test
  void forgetsSchemasAndRowTenantsThatAreGone() throws SQLException {
    ground.migrator().apply(ground.schemaTenant("stays"), migrations);
    ground.migrator().apply(ground.schemaTenant("goes"), migrations);
    ground.migrator().apply(ground.rowTenant("row", 7), migrations);
    ground.migrator().apply(ground.rowTenant("gone", 8), migrations);
    ground.database.execute("drop schema tenant_goes cascade");

    List<String> rehearsed = clean(true);
    assertThat(rehearsed)
        .containsExactly(
            "4 lines of schema \"tenant_goes\", which is gone", "tenant gone, which is gone");
    assertThat(clean(false)).isEqualTo(rehearsed);
    assertThat(clean(false)).isEmpty();
    assertThat(ground.column("select distinct schema_name from insula.migration order by 1"))
        .containsExactly("public", "tenant_stays");
    assertThat(ground.column("select tenant from insula.migration_tenant")).containsExactly("row");
  }

  private List<String> clean(boolean dryRun) {
    return work(dryRun).cleanOrphans("main", ground.database.name(), numbers -> Set.of(7L));
  }

  private HistoryWork work(boolean dryRun) {
    return new HistoryWork(
        new PlaceWork(
            ground,
            new PostgresAdministration().protection(),
            MigrationSettings.DEFAULT,
            migrations),
        new PostgresAdministration().places(),
        ground,
        Clock.systemUTC(),
        dryRun);
  }

  private MigrationTarget databaseTenant() throws SQLException {
    String name = ground.database.name() + "_acme";
    Placement placement = new Placement(Isolation.DATABASE, "main", name, "public", name);
    new PostgresAdministration().places().create(7, placement, ground);
    return MigrationTarget.of(TenantId.of("acme"), 7, placement);
  }

  private void read() {
    migrations = Migrations.in(root);
  }

  private Path file(String name) {
    return root.resolve("db/tenant").resolve(name);
  }

  private void change(String name, String sql) throws IOException {
    Files.writeString(file(name), sql);
  }

  private void hide(String... names) throws IOException {
    for (String name : names) {
      Files.move(file(name), root.resolve(name));
    }
    read();
  }

  private void show(String... names) throws IOException {
    for (String name : names) {
      Files.move(root.resolve(name), file(name));
    }
    read();
  }

  private List<String> ledger() {
    return ground.column(
        "select m::text from insula.migration m where schema_name = 'tenant_acme' order by 1");
  }
}
