package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LooseFileTest {
  private static final String MARK = "-- insula: no-transaction\n";

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

  @Test
  void runsAMarkedFileAloneBetweenTheOthers() throws SQLException {
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__t.sql", "create table t (a int);",
                "V2__index.sql", MARK + "create index concurrently t_a on t (a);",
                "V3__u.sql", "create table u (a int);"));
    MigrationResult result = ground.migrator().apply(ground.schemaTenant("acme"), files);

    assertThat(result.applied()).hasSize(3);
    assertThat(result.version()).isEqualTo("3");
    assertThat(
            ground.column(
                "select indisvalid from pg_index where indexrelid = 'tenant_acme.t_a'::regclass"))
        .containsExactly("t");
  }

  @Test
  void refusesAnUnmarkedOneBeforeAnythingRuns() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__t.sql", "create table t (a int);",
                "V2__index.sql", "create unique index  concurrently t_a on t (a);",
                "V3__vacuum.sql", "vacuum t;"));
    InvalidMigrationsException failure =
        catchThrowableOfType(
            InvalidMigrationsException.class, () -> ground.migrator().apply(acme, files));
    assertThat(failure.faults()).hasSize(2);
    assertThat(failure).hasMessageContaining("V2__index.sql line 1").hasMessageContaining("V3");
    assertThat(ground.column("select to_regclass('tenant_acme.t')")).containsOnlyNulls();
  }

  @Test
  void namesTheInvalidIndexThatAFailureLeftAndBuildsItAgainInTheNextRun() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground
        .migrator()
        .apply(
            acme,
            Ground.tenantFiles(
                root,
                Map.of("V1__t.sql", "create table t (a int); insert into t values (1), (1);")));
    Migrations files =
        Ground.tenantFiles(
            root, Map.of("V2__index.sql", MARK + "create unique index concurrently t_a on t (a);"));
    MigrationFailedException failure =
        catchThrowableOfType(
            MigrationFailedException.class, () -> ground.migrator().apply(acme, files));
    assertThat(failure).hasMessageContaining("line 2").hasMessageContaining("invalid: t_a");
    assertThat(ground.column("select count(*) from insula.migration")).containsExactly("1");

    ground.database.execute("delete from tenant_acme.t");
    assertThat(ground.migrator().apply(acme, files).version()).isEqualTo("2");
    assertThat(valid("t_a")).containsExactly("t");
  }

  @Test
  void buildsAnInvalidIndexAgainEvenWhereOneOfThatNameIsEnough() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground
        .migrator()
        .apply(acme, Ground.tenantFiles(root, Map.of("V1__t.sql", "create table t (a int);")));
    ground.database.execute(
        "create index \"T a\" on tenant_acme.t (a);"
            + "update pg_index set indisvalid = false"
            + " where indexrelid = 'tenant_acme.\"T a\"'::regclass");
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V2__index.sql",
                MARK + "CREATE INDEX  CONCURRENTLY /* ; */ if not exists \"T a\" ON t (a);"));
    ground.migrator().apply(acme, files);
    assertThat(valid("\"T a\"")).containsExactly("t");
  }

  @Test
  void leavesInvalidIndexesThatItDoesNotMakeToTheirOwner() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground
        .migrator()
        .apply(acme, Ground.tenantFiles(root, Map.of("V1__t.sql", "create table t (a int);")));
    ground.database.execute(
        "create index other on tenant_acme.t (a);"
            + "update pg_index set indisvalid = false"
            + " where indexrelid = 'tenant_acme.other'::regclass");
    Migrations files =
        Ground.tenantFiles(
            root, Map.of("V2__index.sql", MARK + "create index concurrently t_a on t (a);"));
    MigrationFailedException failure =
        catchThrowableOfType(
            MigrationFailedException.class, () -> ground.migrator().apply(acme, files));
    assertThat(failure).hasMessageContaining("invalid: other").hasMessageContaining("drop");
    assertThat(valid("other")).containsExactly("f");
  }

  private List<String> valid(String index) {
    return ground.column(
        "select indisvalid from pg_index where indexrelid = 'tenant_acme.%s'::regclass"
            .formatted(index));
  }
}
