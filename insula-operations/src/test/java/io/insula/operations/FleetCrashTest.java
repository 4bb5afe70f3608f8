package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.operations.OnceFiles.Held;
import io.insula.operations.Runner.Moment;
import io.insula.testbed.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The process that migrates the fleet is killed, or its connections are ended, at every step; the
 * next run brings each tenant to the target exactly once.
 */
class FleetCrashTest {
  private static final List<String> TENANTS =
      List.of("row-a", "row-b", "schema-a", "schema-b", "database-a");

  /** The tables of the row tenants, and two schemas. */
  private static final int PLACES_AT_HOME = 3;

  @TempDir private static Path folder;
  private static OnceFiles files;
  private static House house;

  @BeforeAll
  static void createTenants() throws IOException {
    files = new OnceFiles(folder);
    files.write("create table first (id int);");
    house = House.open(builder -> builder.migrations(folder));
    for (String id : TENANTS) {
      Isolation isolation = Isolation.of(id.substring(0, id.indexOf('-')));
      house.tenants().create(NewTenant.of(id).isolation(isolation));
    }
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void writeFiles() throws IOException {
    files.next();
  }

  @ParameterizedTest
  @EnumSource(names = {"FILE_STARTED", "FILE_COMMITTED"})
  void goesOnBehindAKilledProcess(Moment moment) throws Exception {
    killAt(moment);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NEVER", "FILE_STARTED", "FILE_COMMITTED"},
      mode = Mode.EXCLUDE)
  @Tag("slow")
  void goesOnBehindAKilledProcessAtEveryStep(Moment moment) throws Exception {
    killAt(moment);
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_THE_ROWS_OF_THE_SECOND_TENANT", "BEFORE_THE_LEDGER"})
  void keepsNothingOfATransactionWhoseProcessIsKilled(Held held) throws Exception {
    killIn(held);
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_A_DEFINITION", "BEHIND_THE_LAST_STATEMENT"})
  @Tag("slow")
  void keepsNothingOfATransactionWhoseProcessIsKilledAnywhere(Held held) throws Exception {
    killIn(held);
  }

  @ParameterizedTest
  @EnumSource
  void goesOnByItselfWhenItsConnectionsAreEnded(Held held) throws Exception {
    try (Insula insula = open()) {
      CompletableFuture<FleetReport> run;
      try (Barrier barrier = barrier(held)) {
        run = CompletableFuture.supplyAsync(() -> migrate(insula));
        barrier.terminate(barrier.await(places(held)));
      }
      assertThat(run.get().failures()).isEmpty();
      assertOnce(insula);
    }
  }

  @Test
  void buildsAnIndexAgainThatAKilledProcessLeftInvalid() throws Exception {
    migrateAndAddIndex();
    String table = "\"tenant_schema-a\"." + files.table();
    try (RunnerProcess runner = runner(Moment.NEVER);
        Barrier barrier =
            Barrier.hold(
                house.database().connect(), "lock table " + table + " in row exclusive mode")) {
      runner.go();
      List<Integer> building = barrier.awaitBuilder(table);
      runner.kill();
      barrier.terminate(building);
    }
    assertThat(validity("tenant_schema-a")).containsExactly("f");
    finishAndCheckIndexes();
  }

  @Test
  void acceptsAnIndexThatTheServerFinishedBehindAKilledProcess() throws Exception {
    migrateAndAddIndex();
    String table = "public." + files.table();
    try (RunnerProcess runner = runner(Moment.NEVER);
        Barrier barrier =
            Barrier.hold(
                house.database().connect(), "lock table " + table + " in row exclusive mode")) {
      runner.go();
      barrier.awaitBuilder(table);
      runner.kill();
    }
    finishAndCheckIndexes();
  }

  private static void migrateAndAddIndex() throws IOException {
    try (Insula insula = open()) {
      assertThat(migrate(insula).failures()).isEmpty();
    }
    files.index();
  }

  private static void finishAndCheckIndexes() throws SQLException {
    finish();
    for (String schema : List.of("public", "tenant_schema-a", "tenant_schema-b")) {
      assertThat(validity(schema)).as(schema).containsExactly("t");
    }
  }

  private static List<String> validity(String schema) {
    return house
        .database()
        .column(
            "select indisvalid from pg_index join pg_class c on c.oid = indexrelid where relname = '%s_n' and relnamespace = '\"%s\"'::regnamespace"
                .formatted(files.table(), schema));
  }

  private static void killAt(Moment moment) throws Exception {
    try (RunnerProcess runner = runner(moment)) {
      runner.go().await("at " + moment);
      runner.kill();
    }
    finish();
  }

  private static void killIn(Held held) throws Exception {
    try (RunnerProcess runner = runner(Moment.NEVER);
        Barrier barrier = barrier(held)) {
      begin(runner, barrier, places(held));
      runner.kill();
    }
    finish();
  }

  private static List<Integer> begin(RunnerProcess runner, Barrier barrier, int places)
      throws Exception {
    runner.go();
    return barrier.await(places);
  }

  private static int places(Held held) {
    return held == Held.IN_THE_ROWS_OF_THE_SECOND_TENANT ? 1 : PLACES_AT_HOME;
  }

  private static Barrier barrier(Held held) throws SQLException {
    return Barrier.hold(house.database().connect(), held.lock);
  }

  private static RunnerProcess runner(Moment moment) throws IOException {
    return RunnerProcess.ready(house.database().url(), folder, moment);
  }

  /** The next run, by somebody else. */
  private static void finish() throws SQLException {
    try (Insula insula = open()) {
      assertThat(migrate(insula).failures()).isEmpty();
      assertOnce(insula);
      assertThat(migrate(insula).outcomes()).isEmpty();
    }
  }

  private static void assertOnce(Insula insula) throws SQLException {
    files.assertOnce(insula, TENANTS);
    files.assertLedger(ledger(house.database()), PLACES_AT_HOME);
  }

  private static List<String> ledger(TestDatabase database) {
    return database.column(
        "select count(distinct version) from insula.migration where kind = 'tenant' group by schema_name");
  }

  private static Insula open() {
    return House.connect(house.database()).migrations(folder).open();
  }

  private static FleetReport migrate(Insula insula) {
    return insula
        .fleet()
        .resume(Runner.options(new Runner.Stops(Moment.NEVER)), FleetListener.NONE);
  }
}
