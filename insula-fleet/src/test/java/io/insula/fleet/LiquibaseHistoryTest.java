package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.fleet.history.ChangeSetMap;
import io.insula.fleet.history.HistoryMismatchException;
import io.insula.fleet.history.HistorySource;
import io.insula.fleet.history.HistoryTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet that the real Liquibase migrated is taken over, and given back. */
class LiquibaseHistoryTest {
  private static final HistorySource LIQUIBASE = HistorySource.of(HistoryTool.LIQUIBASE);
  private static final Map<String, String> FILES = files();

  @TempDir Path root;
  private OldFleet fleet;

  @BeforeEach
  void prepare() throws Exception {
    fleet = new OldFleet(root, FILES);
    Files.writeString(
        root.resolve("all.yaml"), "databaseChangeLog:\n- includeAll:\n    path: db/tenant/\n");
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "V1__customer.sql",
        """
        --liquibase formatted sql
        --changeset ann:customers
        create table customer (id int primary key, name text);
        --changeset "bob b":first
        insert into customer values (1, 'one');
        """);
    files.put("V2__orders.sql", "create table orders (id int);\n");
    return files;
  }

  @Test
  void takesOverChangelogsByTheNamesOfTheirFilesAndAppliesOnlyTheRest() throws Exception {
    update("a");
    fleet.adopt(fleet.target("a"), LIQUIBASE);
    assertThat(fleet.ledger("a")).hasSize(2);
    Ground.tenantFiles(root, Map.of("V3__more.sql", "create table more (id int);"));
    assertThat(fleet.ground.migrator().apply(fleet.target("a"), Migrations.in(root)).applied())
        .extracting(AppliedFile::script)
        .containsExactly("V3__more.sql");
    assertThat(fleet.one("a", "select count(*) from #.customer")).isEqualTo("1");
    for (String table : new String[] {"databasechangelog", "databasechangeloglock"}) {
      assertThat(
              fleet.one(
                  "a", "select has_table_privilege('insula_app', '#." + table + "', 'select')"))
          .isEqualTo("f");
    }
  }

  @Test
  void takesOverOtherChangelogsByAMap() throws Exception {
    changelog(
        "changes.sql",
        """
        --liquibase formatted sql
        --changeset ann:make-customers
        create table customer (id int primary key, name text);
        --changeset ann:fill-customers
        insert into customer values (1, 'one');
        --changeset ann:2
        create table orders (id int);
        --changeset ann:noise
        select 1;
        """);
    update("a", "changes.sql");
    plainFiles();
    assertThatThrownBy(
            () ->
                fleet
                    .work(Migrations.in(root), false)
                    .adopt(fleet.target("a"), LIQUIBASE, fleet.new Administrator()))
        .isInstanceOfSatisfying(
            HistoryMismatchException.class,
            e ->
                assertThat(e.faults())
                    .hasSize(3)
                    .allMatch(fault -> fault.contains("belongs to no file"))
                    .anyMatch(fault -> fault.contains("ann:make-customers of changes.sql")));
    HistorySource mapped =
        map(
            "id,author,version",
            "make-customers,ann,1",
            "fill-customers, ann, 1",
            "# no",
            "noise,ann,-");
    fleet
        .work(Migrations.in(root), false)
        .adopt(fleet.target("a"), mapped, fleet.new Administrator());
    assertThat(fleet.ledger("a")).hasSize(2);
    assertThat(fleet.ground.migrator().apply(fleet.target("a"), Migrations.in(root)).applied())
        .isEmpty();
  }

  @Test
  void refusesAFileThatWasAppliedOnlyInPart() throws Exception {
    update("a");
    fleet.execute("a", "delete from #.databasechangelog where id = 'first'");
    assertFault("V1__customer.sql was applied only in part");
    fleet.execute("a", "update #.databasechangelog set exectype = 'FAILED' where id = 'customers'");
    assertFault("V1__customer.sql was not applied, but the newer 2 was");
  }

  @Test
  void refusesIdsThatLookLikeVersionsOfOneFile() throws Exception {
    changelog("orders.sql", "--liquibase formatted sql\n--changeset ann:1\nselect 1;\n");
    changelog("bills.sql", "--liquibase formatted sql\n--changeset ann:1\nselect 2;\n");
    update("a", "orders.sql");
    update("a", "bills.sql");
    assertFault("V1__customer.sql would be several changesets by their ids");
  }

  @Test
  void waitsForALiquibaseAtWork() throws Exception {
    update("a");
    fleet.execute("a", "update #.databasechangeloglock set locked = true");
    assertThatThrownBy(() -> fleet.adopt(fleet.target("a"), LIQUIBASE))
        .hasMessageContaining("Liquibase is at work in schema \"tenant_a\"");
  }

  @Test
  void givesBackAHistoryThatLiquibaseFindsInOrder() throws Exception {
    MigrationTarget target = fleet.ground.schemaTenant("a");
    fleet.migrate(target);
    fleet.work().leave(MigrationKind.TENANT, target, LIQUIBASE);
    assertThat(unrun("a")).isZero();

    Ground.tenantFiles(root, Map.of("V3__more.sql", "create table more (id int);"));
    assertThat(unrun("a")).isEqualTo(1);
    update("a");
    assertThat(unrun("a")).isZero();
    assertThat(fleet.one("a", "select count(*) from #.customer")).isEqualTo("1");
    assertThat(fleet.one("a", "select count(*) from #.databasechangelog where md5sum is null"))
        .isEqualTo("0");
  }

  @Test
  void goesThereAndBack() throws Exception {
    update("a");
    fleet.adopt(fleet.target("a"), LIQUIBASE);
    Ground.tenantFiles(root, Map.of("V3__more.sql", "create table more (id int);"));
    Migrations now = Migrations.in(root);
    fleet.ground.migrator().apply(fleet.target("a"), now);
    assertThat(
            fleet.work(now, false).leave(MigrationKind.TENANT, fleet.target("a"), LIQUIBASE).done())
        .containsExactly("wrote 1 changesets to databasechangelog");
    assertThat(unrun("a")).isZero();
  }

  @Test
  void namesTheLinesOfAMapThatAreWrong() {
    assertThatThrownBy(() -> map("a,b", "x,y,nonsense", "x,y,1", "x,y,2"))
        .isInstanceOfSatisfying(
            HistoryMismatchException.class,
            e ->
                assertThat(e.faults())
                    .containsExactly(
                        "line 1: three values are needed: id,author,version",
                        "line 2: \"nonsense\" is no version, no R__name and not \"-\"",
                        "line 4: changeset y:x is there twice"));
  }

  private HistorySource map(String... lines) throws IOException {
    Path file = Files.write(root.resolve("map.csv"), java.util.List.of(lines));
    return new HistorySource(
        HistoryTool.LIQUIBASE, "databasechangelog", ChangeSetMap.read(file), HistorySource.PATH);
  }

  private void assertFault(String fault) {
    assertThatThrownBy(() -> fleet.adopt(fleet.target("a"), LIQUIBASE))
        .isInstanceOf(HistoryMismatchException.class)
        .hasMessageContaining("tenant a")
        .hasMessageContaining(fault);
    assertThat(fleet.ledger("a")).isEmpty();
  }

  private void changelog(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private void plainFiles() {
    Ground.tenantFiles(
        root,
        Map.of(
            "V1__customer.sql",
            "create table customer (id int primary key, name text);"
                + " insert into customer values (1, 'one');"));
  }

  private void update(String id) throws Exception {
    update(id, "all.yaml");
  }

  private void update(String id, String changelog) throws Exception {
    liquibase(id, changelog, liquibase -> liquibase.update(new Contexts()));
  }

  private int unrun(String id) throws Exception {
    int[] unrun = new int[1];
    liquibase(
        id,
        "all.yaml",
        liquibase -> unrun[0] = liquibase.listUnrunChangeSets(new Contexts(), null).size());
    return unrun[0];
  }

  /** As the owner of everything, who is not the migrator. */
  private void liquibase(String id, String changelog, Work work) throws Exception {
    fleet.execute(id, "create schema if not exists #");
    try (Connection connection = fleet.ground.database.connect()) {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      database.setDefaultSchemaName(fleet.schema(id));
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
          () -> {
            try (Liquibase liquibase =
                new Liquibase(changelog, new DirectoryResourceAccessor(root), database)) {
              work.run(liquibase);
            }
          });
    }
  }

  @FunctionalInterface
  private interface Work {
    void run(Liquibase liquibase) throws Exception;
  }
}
