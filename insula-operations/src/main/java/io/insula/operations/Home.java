package io.insula.operations;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.insula.CatalogUnavailableException;
import io.insula.InsulaException;
import io.insula.guard.audit.AuditFact;
import io.insula.guard.audit.AuditRecord;
import io.insula.guard.audit.AuditTrail;
import io.insula.jdbc.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on the catalog, as the migrator. Connects at the first one; a process that only
 * routes never does. Thread-safe.
 */
final class Home implements AutoCloseable {
  /** What the thread's current transaction is to record. */
  private static final ThreadLocal<@Nullable List<AuditRecord>> NOTED = new ThreadLocal<>();

  private static final int CONNECTIONS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String url;
  private final @Nullable Credentials migrator;
  private final AuditTrail trail;
  private @Nullable HikariDataSource pool;
  private boolean closed;

  Home(String url, @Nullable Credentials migrator, AuditTrail trail) {
    this.url = url;
    this.migrator = migrator;
    this.trail = trail;
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

  /**
   * Records what the current transaction does, as its last act: its effect and the entry are there
   * together or not at all.
   */
  void note(AuditRecord record) {
    List<AuditRecord> records = NOTED.get();
    if (records == null) {
      throw new IllegalStateException("Only a transaction can be noted");
    }
    records.add(record);
  }

  /** A connection of the migrator's in a transaction, which the caller ends. */
  Connection open() throws SQLException {
    Connection connection = pool().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private <T extends @Nullable Object> T committed(Connection connection, Work<T> work)
      throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    List<AuditRecord> outer = NOTED.get();
    List<AuditRecord> records = new ArrayList<>();
    NOTED.set(records);
    try {
      T result = work.in(connection);
      List<AuditFact> facts = records.isEmpty() ? List.of() : trail.append(connection, records);
      connection.commit();
      done = true;
      trail.committed(facts);
      return result;
    } finally {
      if (outer == null) {
        NOTED.remove();
      } else {
        NOTED.set(outer);
      }
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
