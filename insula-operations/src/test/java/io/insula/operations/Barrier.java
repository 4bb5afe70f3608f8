package io.insula.operations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A lock that keeps a migration where it is, so that a test knows where that is. */
final class Barrier implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Not pg_stat_activity, which stays the same for a whole transaction. */
  private static final String BLOCKED =
      "select pid from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))";

  /** A concurrent index holds this lock on its table, from beginning to end. */
  private static final String BUILDING =
      BLOCKED
          + " and pid in (select pid from pg_locks"
          + " where mode = 'ShareUpdateExclusiveLock' and granted and relation = '%s'::regclass)";

  private final Connection connection;

  private Barrier(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param connection of a superuser; it is closed with the barrier
   * @param lock takes the lock, within a transaction
   */
  static Barrier hold(Connection connection, String lock) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(lock);
    }
    return new Barrier(connection);
  }

  /** Returns when that many backends wait here; their process ids. */
  List<Integer> await(int backends) throws SQLException {
    return await(backends, BLOCKED);
  }

  /**
   * Returns when a backend that builds an index of that table waits here. Other builders may wait
   * too, for as long as this connection has a snapshot.
   */
  List<Integer> awaitBuilder(String table) throws SQLException {
    return await(1, BUILDING.formatted(table));
  }

  private List<Integer> await(int backends, String query) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Integer> blocked = pids(query);
    while (blocked.size() < backends) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(blocked.size() + " of " + backends + " wait after " + PATIENCE);
      }
      LockSupport.parkNanos(5_000_000);
      blocked = pids(query);
    }
    return blocked;
  }

  private List<Integer> pids(String query) throws SQLException {
    List<Integer> pids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        pids.add(rows.getInt(1));
      }
    }
    return pids;
  }

  /** Ends these backends. */
  void terminate(List<Integer> pids) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int pid : pids) {
        statement.execute("select pg_terminate_backend(" + pid + ", 60000)");
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
