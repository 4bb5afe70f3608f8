package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.operations.OnceFiles.Held;
import io.insula.operations.Runner.Moment;
import io.insula.testbed.CrashServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The server is stopped at once, in the midst of a migration, and started again. */
@DisabledOnOs(OS.WINDOWS)
class ServerStopTest {
  private static final List<String> TENANTS =
      List.of("row-a", "row-b", "schema-a", "schema-b", "database-a");

  private static final int PLACES_AT_HOME = 3;

  /** The common pool has one thread only, on a machine with two cores. */
  private static final Executor THREADS = task -> new Thread(task, "in the midst").start();

  @TempDir private static Path data;
  @TempDir private static Path folder;
  private static OnceFiles files;
  private static CrashServer server;

  @BeforeAll
  static void createTenants() throws IOException {
    server = CrashServer.start(data);
    Insula.install(server.url(), server.user(), server.password()).secret(House.SECRET).run();
    files = new OnceFiles(folder);
    files.write("create table first (id int);");
    try (Insula insula = open()) {
      for (String id : TENANTS) {
        Isolation isolation = Isolation.of(id.substring(0, id.indexOf('-')));
        insula.tenants().create(NewTenant.of(id).isolation(isolation));
      }
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void writeFiles() throws IOException {
    files.next();
  }

  @ParameterizedTest
  @EnumSource(names = "BEFORE_THE_LEDGER")
  void theNextRunDoesWhatTheServerLost(Held held) throws Exception {
    stopIn(held);
  }

  @ParameterizedTest
  @EnumSource(names = "BEFORE_THE_LEDGER", mode = Mode.EXCLUDE)
  @Tag("slow")
  void theNextRunDoesWhatTheServerLostAnywhere(Held held) throws Exception {
    stopIn(held);
  }

  @Test
  void theNextRunLeavesWhatTheServerCommittedWithoutSayingSo() throws Exception {
    try (Insula insula = open()) {
      CompletableFuture<FleetReport> run;
      CompletableFuture<Void> first;
      try (Barrier barrier = Barrier.hold(server.connect(), Held.BEHIND_THE_LAST_STATEMENT.lock)) {
        run = CompletableFuture.supplyAsync(() -> migrate(insula), THREADS);
        barrier.await(PLACES_AT_HOME);
        execute("alter system set synchronous_standby_names = 'nobody'", "select pg_reload_conf()");
        first = CompletableFuture.runAsync(ServerStopTest::commitUntilOneWaits, THREADS);
        awaitCommits(1);
      }
      awaitCommits(1 + PLACES_AT_HOME);
      server.stopImmediately();
      server.startAgain();
      execute("alter system reset synchronous_standby_names", "select pg_reload_conf()");
      first.handle((nothing, failure) -> "ended").get();
      run.handle((report, failure) -> "ended").get();
    }
    assertThat(
            column(
                "select count(*) from insula.migration where version = '" + files.version() + "'"))
        .containsExactly(String.valueOf(PLACES_AT_HOME));
    finish();
  }

  private static void stopIn(Held held) throws Exception {
    try (Insula insula = open()) {
      CompletableFuture<FleetReport> run;
      try (Barrier barrier = Barrier.hold(server.connect(), held.lock)) {
        run = CompletableFuture.supplyAsync(() -> migrate(insula), THREADS);
        barrier.await(held == Held.IN_THE_ROWS_OF_THE_SECOND_TENANT ? 1 : PLACES_AT_HOME);
        server.stopImmediately();
      }
      server.startAgain();
      run.handle((report, failure) -> "ended").get();
    }
    finish();
  }

  private static void finish() throws SQLException {
    try (Insula insula = open()) {
      assertThat(migrate(insula).failures()).isEmpty();
      files.assertOnce(insula, TENANTS);
    }
    files.assertLedger(
        column(
            "select count(distinct version) from insula.migration where kind = 'tenant' group by schema_name"),
        PLACES_AT_HOME);
  }

  /** Returns when that many transactions are committed, and wait for a replica that isn't there. */
  private static void awaitCommits(int transactions) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (column("select pid from pg_stat_activity where wait_event = 'SyncRep'").size()
        < transactions) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Less than " + transactions + " transactions wait");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Ends when the server does: it takes a moment until the new setting holds for commits. */
  private static void commitUntilOneWaits() {
    for (int i = 0; i < 10_000; i++) {
      execute("create schema committed_" + i);
    }
  }

  private static void execute(String... statements) {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> column(String sql) {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Insula open() {
    return Insula.connect(server.url()).secret(House.SECRET).migrations(folder).open();
  }

  private static FleetReport migrate(Insula insula) {
    return insula
        .fleet()
        .resume(Runner.options(new Runner.Stops(Moment.NEVER)), FleetListener.NONE);
  }
}
