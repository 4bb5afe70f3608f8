package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.fleet.history.HistoryChange;
import io.insula.fleet.history.HistoryMismatchException;
import io.insula.fleet.history.HistorySource;
import io.insula.fleet.history.HistoryTool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Insula migrated goes on with the real Flyway. */
class FlywayLeavingTest {
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
  void writesAHistoryThatFlywayFindsInOrder() throws SQLException {
    MigrationTarget target = ours("a");
    HistoryChange change = leave(target);
    assertThat(change.done()).anyMatch(line -> line.startsWith("wrote 5 rows"));
    assertThat(change.version()).isEqualTo("10");
    Flyway flyway = fleet.flyway("a").load();
    flyway.validate();
    assertThat(flyway.migrate().migrationsExecuted).isZero();
    assertThat(fleet.one("a", "select count(*) from #.customer")).isEqualTo("1");
  }

  @Test
  void writesTheTableAsFlywayMakesIt() throws SQLException {
    leave(ours("a"));
    fleet.at("b", "latest");
    assertThat(shape("a")).isEqualTo(shape("b"));
  }

  @Test
  void letsFlywayGoOn() throws SQLException {
    leave(ours("a"));
    Ground.tenantFiles(root, Map.of("V11__more.sql", "create table more (id int);"));
    Flyway flyway = fleet.flyway("a").load();
    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
    flyway.validate();
  }

  @Test
  void goesThereAndBackWithoutLosingAnything() throws SQLException {
    MigrationTarget target = fleet.at("a", "2");
    List<String> history = history("a");
    fleet.adopt(target, FLYWAY);
    fleet.migrate(target);
    leave(target);
    assertThat(history("a")).startsWith(history.toArray(String[]::new)).hasSize(history.size() + 2);
    Flyway flyway = fleet.flyway("a").load();
    flyway.validate();
    assertThat(flyway.migrate().migrationsExecuted).isZero();

    Ground.tenantFiles(root, Map.of("V11__more.sql", "create table more (id int);"));
    flyway.migrate();
    fleet.execute("a", "delete from insula.migration where schema_name = '#'");
    Migrations now = Migrations.in(root).with(Map.of("word", "hello"));
    assertThat(fleet.work(now, false).adopt(target, FLYWAY, fleet.new Administrator()).version())
        .isEqualTo("11");
  }

  @Test
  void hidesTheHistoryFromTheApplication() throws SQLException {
    MigrationTarget target = ours("a");
    leave(target);
    Ground.tenantFiles(root, Map.of("V11__more.sql", "create table more (id int);"));
    Migrations now = Migrations.in(root).with(Map.of("word", "hello"));
    fleet.ground.migrator().apply(target, now);
    assertThat(
            fleet.one(
                "a",
                "select has_table_privilege('insula_app', '#.flyway_schema_history', 'select')"))
        .isEqualTo("f");
    assertThat(fleet.one("a", "select has_table_privilege('insula_app', '#.more', 'select')"))
        .isEqualTo("t");
  }

  @Test
  void writesNothingTwice() throws SQLException {
    MigrationTarget target = ours("a");
    leave(target);
    List<String> before = history("a");
    assertThat(leave(target).done()).isEmpty();
    assertThat(history("a")).isEqualTo(before);
  }

  @Test
  void realignsWhatWasRepairedMeanwhile() throws SQLException {
    MigrationTarget target = ours("a");
    leave(target);
    fleet.execute("a", "update #.flyway_schema_history set checksum = 1 where version = '2'");
    assertThat(leave(target).done()).containsExactly("realigned the checksum of V2__orders.sql");
    fleet.flyway("a").load().validate();
  }

  @Test
  void changesNothingInADryRun() throws SQLException {
    HistoryChange change = fleet.work(true).leave(MigrationKind.TENANT, ours("a"), FLYWAY);
    assertThat(change.done()).hasSize(2);
    assertThat(fleet.one("a", "select to_regclass('#.flyway_schema_history')")).isNull();
  }

  @Test
  void refusesToContradictAHistoryThatIsThere() throws SQLException {
    MigrationTarget target = ours("a");
    leave(target);
    fleet.execute(
        "a",
        "insert into #.flyway_schema_history"
            + " values (20, '77', 'x', 'SQL', 'V77__x.sql', 1, 'me', now(), 1, true)");
    assertThatThrownBy(() -> leave(target))
        .isInstanceOf(HistoryMismatchException.class)
        .hasMessageContaining("tenant a")
        .hasMessageContaining("V77__x.sql is in Flyway's history, but not in the ledger");
  }

  private MigrationTarget ours(String id) throws SQLException {
    MigrationTarget target = fleet.ground.schemaTenant(id);
    fleet.migrate(target);
    return target;
  }

  private HistoryChange leave(MigrationTarget target) {
    return fleet.work().leave(MigrationKind.TENANT, target, FLYWAY);
  }

  private List<String> history(String id) {
    return fleet.ground.column(
        "select h::text from tenant_" + id + ".flyway_schema_history h order by installed_rank");
  }

  private List<String> shape(String id) {
    return fleet.ground.column(
        """
        select attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull
               || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
          from pg_attribute a left join pg_attrdef d on d.adrelid = attrelid and adnum = attnum
         where attrelid = 'tenant_#.flyway_schema_history'::regclass and attnum > 0
        union all
        select replace(indexdef, 'tenant_#', '') from pg_indexes
         where schemaname = 'tenant_#' and tablename = 'flyway_schema_history'
         order by 1"""
            .replace("#", id));
  }
}
