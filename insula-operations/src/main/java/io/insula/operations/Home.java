package io.insula.operations;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.insula.CatalogUnavailableException;
import io.insula.InsulaException;
import io.insula.jdbc.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on the catalog, as the migrator. Connects at the first one; a process that only
 * routes never does. Thread-safe.
 */
final class Home implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String url;
  private final @Nullable Credentials migrator;
  private @Nullable HikariDataSource pool;
  private boolean closed;

  Home(String url, @Nullable Credentials migrator) {
    this.url = url;
    this.migrator = migrator;
  }

  /** Whether this process has the migrator's login. */
  boolean writable() {
    return migrator != null;
  }

  /**
   * Runs the work in one transaction, and commits it unless it throws.
   *
   * @throws CatalogUnavailableException if the catalog can't be reached, or refuses
   */
  <T extends @Nullable Object> T transact(Work<T> work) {
    try (Connection connection = pool().getConnection()) {
      return committed(connection, work);
    } catch (SQLException e) {
      throw new CatalogUnavailableException(
          "The catalog can't be changed: "
              + e.getMessage()
              + " Nothing was changed by this step; try again.",
          e);
    }
  }

  /**
   * Makes sure that one process at a time does something, for as long as it is not closed.
   *
   * @return nothing if another process is doing it
   */
  Optional<HomeLock> tryLock(String name) {
    try {
      return HomeLock.take(pool().getConnection(), name);
    } catch (SQLException e) {
      throw new CatalogUnavailableException(
          "The catalog can't be locked: " + e.getMessage() + " Nothing was done; try again.", e);
    }
  }

  private static <T extends @Nullable Object> T committed(Connection connection, Work<T> work)
      throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.in(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  private synchronized HikariDataSource pool() {
    if (closed) {
      throw new InsulaException("This Insula is closed; open another one.");
    }
    if (pool == null) {
      pool = open(settings());
    }
    return pool;
  }

  private static HikariDataSource open(HikariConfig settings) {
    try {
      return new HikariDataSource(settings);
    } catch (HikariPool.PoolInitializationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CatalogUnavailableException(
          "The catalog can't be changed: role \""
              + settings.getUsername()
              + "\" gets no connection ("
              + cause.getMessage()
              + "). If it has a password of its own, give it with migrator(…).",
          e);
    }
  }

  private HikariConfig settings() {
    if (migrator == null) {
      throw OpenEstate.withoutMigrator();
    }
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("insula-home");
    settings.setJdbcUrl(url);
    settings.setUsername(migrator.user());
    settings.setPassword(migrator.password());
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setMinimumIdle(0);
    settings.setInitializationFailTimeout(1);
    settings.setConnectionTimeout(PATIENCE.toMillis());
    return settings;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (pool != null) {
      pool.close();
    }
  }

  /** Work in a transaction. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T in(Connection connection) throws SQLException;
  }
}
