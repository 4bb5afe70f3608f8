package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowMigrationTest {
  private static final String TABLE =
      "create table item (id bigint generated always as identity primary key, name text);";

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

  private List<String> items() {
    return ground.column("select tenant_id || ' ' || name from public.item order by 1");
  }

  private void enrol(String id, long number, Migrations files) {
    ground.migrator().apply(ground.rowTenant(id, number), files);
  }

  @Test
  void runsDefinitionsOnceAndDataOnceForEachTenant() {
    Migrations first = Ground.tenantFiles(root, Map.of("V1__item.sql", TABLE));
    enrol("a", 1, first);
    enrol("b", 2, first);
    Migrations second =
        Ground.tenantFiles(
            root,
            Map.of(
                "V2__fill.sql",
                "insert into item (name) values ('one');\nalter table item add note text;\n"
                    + "update item set note = 'seen', name = name || '!';"));
    MigrationResult result = ground.migrator().apply(MigrationTarget.rows(ground.rows()), second);

    assertThat(result.applied()).hasSize(1);
    assertThat(items()).containsExactly("a one!", "b one!");
  }

  @Test
  void givesANewTenantTheDataOfAllFilesBefore() {
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__item.sql",
                TABLE + "insert into item (name) values ('one');",
                "V2__more.sql",
                "insert into item (name) values ('two');"));
    enrol("a", 1, files);
    enrol("b", 2, files);
    enrol("b2", 3, files);

    assertThat(items()).containsExactly("a one", "a two", "b one", "b two", "b2 one", "b2 two");
  }

  @Test
  void doublesNothingWhenItIsRepeated() {
    Migrations files =
        Ground.tenantFiles(
            root, Map.of("V1__item.sql", TABLE + "insert into item (name) values ('one');"));
    enrol("a", 1, files);
    MigrationTarget again = MigrationTarget.of(new io.insula.TenantId("a"), 1, ground.rows());
    ground.migrator().apply(again, files);
    ground.migrator().apply(MigrationTarget.rows(ground.rows()), files);

    assertThat(items()).containsExactly("a one");
  }

  @Test
  void leavesATenantThatIsBeingMadeToItsOwnReplay() {
    Migrations first =
        Ground.tenantFiles(
            root, Map.of("V1__item.sql", TABLE + "insert into item (name) values ('one');"));
    enrol("a", 1, first);
    MigrationTarget half = ground.rowTenant("half", 2);
    Migrations second =
        Ground.tenantFiles(root, Map.of("V2__more.sql", "insert into item (name) values ('two');"));
    ground.migrator().apply(MigrationTarget.rows(ground.rows()), second);
    assertThat(items()).containsExactly("a one", "a two");

    ground.migrator().apply(half, second);
    assertThat(items()).containsExactly("a one", "a two", "half one", "half two");
  }

  @Test
  void leavesPurgedTenantsAlone() {
    Migrations first = Ground.tenantFiles(root, Map.of("V1__item.sql", TABLE));
    enrol("a", 1, first);
    enrol("gone", 2, first);
    ground.rowTenants.removeIf(tenant -> tenant.number() == 2);
    Migrations second =
        Ground.tenantFiles(root, Map.of("V2__fill.sql", "insert into item (name) values ('x');"));
    ground.migrator().apply(MigrationTarget.rows(ground.rows()), second);

    assertThat(items()).containsExactly("a x");
  }

  @Test
  void saysWhoseDataFailedAndKeepsNothingForAnybody() {
    Migrations first =
        Ground.tenantFiles(
            root, Map.of("V1__item.sql", TABLE + "insert into item (name) values ('7');"));
    enrol("a", 1, first);
    enrol("b", 2, first);
    ground.database.execute("update public.item set name = 'seven' where tenant_id = 'b'");
    Migrations second =
        Ground.tenantFiles(
            root,
            Map.of(
                "V2__number.sql", "alter table item add n int;\n\nupdate item set n = name::int;"));
    MigrationFailedException failure =
        catchThrowableOfType(
            MigrationFailedException.class,
            () -> ground.migrator().apply(MigrationTarget.rows(ground.rows()), second));

    assertThat(failure)
        .hasMessageContaining("tenant b: V2__number.sql line 3")
        .hasMessageContaining("22P02")
        .hasMessageNotContaining("seven");
    assertThat(
            ground.column(
                "select column_name from information_schema.columns where table_name = 'item'"
                    + " and column_name = 'n'"))
        .isEmpty();
  }

  @Test
  void saysWhatToDoWhenTheDataOfAnOldFileNoLongerFits() {
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__item.sql",
                TABLE + "insert into item (name) values ('one');",
                "V2__rename.sql",
                "alter table item rename name to title;"));
    ground.migrator().apply(MigrationTarget.rows(ground.rows()), files);
    MigrationTarget late = ground.rowTenant("late", 1);
    MigrationFailedException failure =
        catchThrowableOfType(
            MigrationFailedException.class, () -> ground.migrator().apply(late, files));
    assertThat(failure)
        .hasMessageContaining("tenant late: V1__item.sql line 1")
        .hasMessageContaining("not replayed");

    ground
        .migrator(MigrationSettings.DEFAULT.withoutReplayOf(Set.of("V1__item.sql")))
        .apply(late, files);
    assertThat(ground.column("select tenant from insula.migration_tenant")).containsExactly("late");
  }

  @Test
  void refusesWhatWouldTouchAllTenantsBeforeAnythingRuns() {
    Migrations files =
        Ground.tenantFiles(
            root, Map.of("V1__item.sql", TABLE, "V2__empty.sql", "\ntruncate item;"));
    InvalidMigrationsException failure =
        catchThrowableOfType(
            InvalidMigrationsException.class,
            () -> ground.migrator().apply(MigrationTarget.rows(ground.rows()), files));
    assertThat(failure).hasMessageContaining("V2__empty.sql line 2").hasMessageContaining("DELETE");
    assertThat(ground.column("select to_regclass('public.item')")).containsOnlyNulls();
  }

  @Test
  void plansWithTheProtectionAndChangesNothing() {
    Migrations files =
        Ground.tenantFiles(
            root, Map.of("V1__item.sql", TABLE, "V2__index.sql", "create index on item (name);"));
    MigrationPlan plan = ground.migrator().plan(MigrationTarget.rows(ground.rows()), files);

    assertThat(plan.files()).containsExactly("V1__item.sql", "V2__index.sql");
    assertThat(plan.sql()).anyMatch(sql -> sql.contains("row level security"));
    assertThat(plan.sql()).first().asString().startsWith("create table item");
    assertThat(ground.column("select to_regclass('public.item')")).containsOnlyNulls();
  }
}
