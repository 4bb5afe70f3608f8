package io.insula.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a transaction again when it lost a race. Roles and databases belong to the whole server,
 * which has no lock for them that works across databases: two sessions that change the same role,
 * or its grants, meet in the system catalog, and one of them fails.
 */
public final class Attempts {
  private static final int MOST = 40;

  /**
   * Internal error ("tuple concurrently updated"), unique violation, duplicate object, deadlock,
   * serialization failure, duplicate schema, duplicate database, object in use.
   */
  private static final Set<String> RACES =
      Set.of("XX000", "23505", "42710", "40P01", "40001", "42P06", "42P04", "55006");

  private Attempts() {}

  /** Work in a transaction; its effect is all or nothing. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Runs the work in a transaction of its own on a connection that is in autocommit. */
  public static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    return retrying(connection, c -> once(c, work));
  }

  /** Runs work that is no transaction, such as {@code create database}, again after a race. */
  public static <T> T retrying(Connection connection, Work<T> work) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.run(connection);
      } catch (SQLException e) {
        if (attempt == MOST || e.getSQLState() == null || !RACES.contains(e.getSQLState())) {
          throw e;
        }
      }
      pause(attempt);
    }
  }

  private static <T> T once(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      undo(connection, e);
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void undo(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static void pause(int attempt) {
    long most = Math.min(200, 5L * attempt);
    LockSupport.parkNanos(1_000_000L * ThreadLocalRandom.current().nextLong(1, most + 1));
  }
}
