package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the header of a file says of its timeouts holds for that file, and for no other. */
class TimeoutsTest {
  private static final String NOTE =
      "insert into seen values ('%s', current_setting('lock_timeout'),"
          + " current_setting('statement_timeout'), current_user);";

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

  private static String noting(String header, String file) {
    return header + "\n" + NOTE.formatted(file);
  }

  private static Map<String, String> files() {
    return Map.of(
        "V1__seen.sql", "create table seen (file text, lock text, statement text, role text);",
        "V2__own.sql", noting("-- insula: lock-timeout 2s, statement-timeout 5m", "own"),
        "V3__other.sql", noting("", "other"),
        "V4__own.sql", noting("-- insula: statement-timeout 1234ms", "own again"),
        "V5__other.sql", noting("", "other again"));
  }

  private List<String> seen(String schema) {
    return ground.column(
        "select distinct file || ' ' || lock || ' ' || statement from "
            + schema
            + ".seen order by 1");
  }

  @Test
  void holdForTheirFileOnly() throws SQLException {
    ground.migrator().apply(ground.schemaTenant("acme"), Ground.tenantFiles(root, files()));
    assertThat(seen("tenant_acme"))
        .containsExactly("other 5s 0", "other again 5s 0", "own 2s 5min", "own again 5s 1234ms");
  }

  @Test
  void holdForTheRowsOfEachTenant() {
    Migrations first = Ground.tenantFiles(root, Map.of("V0__none.sql", "select 1;"));
    ground.migrator().apply(ground.rowTenant("a", 1), first);
    ground.migrator().apply(ground.rowTenant("b", 2), first);
    Migrations files = Ground.tenantFiles(root, files());
    ground.migrator().apply(MigrationTarget.rows(ground.rows()), files);
    assertThat(seen("public"))
        .containsExactly("other 5s 0", "other again 5s 0", "own 2s 5min", "own again 5s 1234ms");
    assertThat(ground.column("select count(*) || ' ' || min(role) from public.seen"))
        .containsExactly("8 insula_app");
  }

  @Test
  void holdForAFileWithoutATransactionAndAreGoneBehindIt() throws SQLException {
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__seen.sql",
                "create table seen (file text, lock text, statement text, role text);",
                "V2__own.sql",
                noting("-- insula: no-transaction, lock-timeout 7s, statement-timeout 8s", "own"),
                "V3__other.sql",
                noting("", "other")));
    ground.migrator().apply(ground.schemaTenant("acme"), files);
    assertThat(seen("tenant_acme")).containsExactly("other 5s 0", "own 7s 8s");
  }

  @Test
  void areNotLeftBehindByAFileThatSetsThemItself() throws SQLException {
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__seen.sql",
                "create table seen (file text, lock text, statement text, role text);"
                    + "set lock_timeout = '1s'; set statement_timeout = '9s';"
                    + " set search_path = pg_catalog; set role insula_migrator;",
                "V2__other.sql",
                noting("", "other"),
                "V3__after.sql",
                "-- insula: no-transaction\nselect 1;",
                "V4__other.sql",
                noting("", "later")));
    ground.migrator().apply(ground.schemaTenant("acme"), files);
    assertThat(seen("tenant_acme")).containsExactly("later 5s 0", "other 5s 0");
  }

  @Test
  void aRunTriesAgainAsOftenAsTheFileSays() throws SQLException {
    MigrationTarget acme = ground.schemaTenant("acme");
    ground.database.execute(
        "create table shared.taken (a int); alter table shared.taken owner to insula_migrator");
    Retries quick = new Retries(1, Duration.ofMillis(1), Duration.ofMillis(2));
    try (Connection other = ground.database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table shared.taken");
      for (String mark : List.of("", ", retries 3", ", retries 0")) {
        String file = "-- insula: lock-timeout 20ms" + mark + "\nlock table shared.taken;";
        AtomicInteger retries = new AtomicInteger();
        FleetListener counting =
            new FleetListener() {
              @Override
              public void retrying(
                  MigrationTarget target, RuntimeException failure, int attempt, Duration pause) {
                retries.incrementAndGet();
              }
            };
        FleetResult result =
            new FleetRun(ground.migrator(), FleetSettings.DEFAULT.retries(quick), counting)
                .run(List.of(acme), Ground.tenantFiles(root, Map.of("V1__t.sql", file)));
        assertThat(result.failed()).hasSize(1);
        assertThat(retries)
            .as(mark)
            .hasValue(mark.isEmpty() ? 1 : Integer.parseInt(mark.replaceAll("\\D", "")));
      }
    }
  }

  @Test
  void endAStatementAndTheRetriesAreTold() throws SQLException {
    Migrations files =
        Ground.tenantFiles(
            root,
            Map.of(
                "V1__t.sql",
                "-- insula: lock-timeout 100ms, retries 7\n\nlock table shared.taken;"));
    ground.database.execute(
        "create table shared.taken (a int); alter table shared.taken owner to insula_migrator");
    MigrationTarget acme = ground.schemaTenant("acme");
    try (Connection other = ground.database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table shared.taken");
      MigrationFailedException failure =
          catchThrowableOfType(
              MigrationFailedException.class, () -> ground.migrator().apply(acme, files));
      assertThat(failure.sqlState()).isEqualTo("55P03");
      assertThat(failure.retries()).isEqualTo(7);
      assertThat(failure.line()).isEqualTo(3);
    }
    Migrations slow =
        Ground.tenantFiles(
            root, Map.of("V1__t.sql", "-- insula: statement-timeout 50ms\nselect pg_sleep(60);"));
    MigrationFailedException failure =
        catchThrowableOfType(
            MigrationFailedException.class, () -> ground.migrator().apply(acme, slow));
    assertThat(failure.sqlState()).isEqualTo("57014");
    assertThat(failure.retries()).isNull();
  }
}
