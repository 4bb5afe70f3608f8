package io.insula.fleet;

import io.insula.jdbc.spi.Estate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A connection of the migrator's role at work on one target. One thread. */
final class PlaceSession implements AutoCloseable {
  /**
   * The lock is tried, not waited for: a waiting statement holds a snapshot, for which CREATE INDEX
   * CONCURRENTLY of the lock's owner would wait in turn.
   */
  private static final String BEGIN =
      """
      select pg_try_advisory_xact_lock(hashtextextended('insula.migration/' || ?, 0)),
             pg_backend_pid(),
             set_config('search_path', ?, true),
             set_config('lock_timeout', ?, true)
      """;

  private static final String LOCK_SESSION =
      """
      select pg_try_advisory_lock(hashtextextended('insula.migration/' || ?, 0)),
             pg_backend_pid(),
             set_config('search_path', ?, false),
             set_config('lock_timeout', ?, false)
      """;

  private static final String UNLOCK =
      "select pg_advisory_unlock(hashtextextended('insula.migration/' || ?, 0))";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final Connection connection;
  private final MigrationSettings settings;
  private Duration patience;
  private int backendPid;

  private PlaceSession(Connection connection, MigrationSettings settings, Duration patience) {
    this.connection = connection;
    this.settings = settings;
    this.patience = patience;
  }

  /**
   * @param patience how long the first lock may take; the ones behind it have that of the settings
   */
  static PlaceSession open(
      Estate estate, MigrationTarget target, MigrationSettings settings, Duration patience)
      throws SQLException {
    return new PlaceSession(
        estate.migrator(target.placement().cluster(), target.placement().database()),
        settings,
        patience);
  }

  Connection connection() {
    return connection;
  }

  /** The process on the server. */
  int backendPid() {
    return backendPid;
  }

  /** Begins a transaction in which nobody else migrates the place. */
  void begin(Place place) throws SQLException {
    connection.setAutoCommit(false);
    await(place, BEGIN);
  }

  /** Goes on, in the same transaction, with another place. */
  void enter(Place place) throws SQLException {
    if (!tryLock(place, BEGIN)) {
      throw busy(place);
    }
  }

  /** Keeps everybody else from migrating the place, without a transaction. */
  void lock(Place place) throws SQLException {
    connection.setAutoCommit(true);
    await(place, LOCK_SESSION);
  }

  /** Ends what {@link #lock} began. */
  void unlock(Place place) throws SQLException {
    connection.setAutoCommit(true);
    try (PreparedStatement statement = connection.prepareStatement(UNLOCK)) {
      statement.setString(1, place.schema());
      statement.execute();
    }
  }

  private void await(Place place, String sql) throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    long pause = FIRST_PAUSE.toNanos();
    while (!tryLock(place, sql)) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
        throw busy(place);
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
    }
    patience = settings.patience();
  }

  private static PlaceBusyException busy(Place place) {
    return new PlaceBusyException(place.label());
  }

  private boolean tryLock(Place place, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, place.schema());
      statement.setString(2, place.searchPath());
      statement.setString(
          3, TimeUnit.NANOSECONDS.toMillis(settings.lockTimeout().toNanos()) + "ms");
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        backendPid = row.getInt(2);
        return row.getBoolean(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    }
  }
}
