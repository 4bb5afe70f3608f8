package io.insula.jdbc.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.insula.jdbc.DataSourceSettings;
import io.insula.jdbc.PoolSettings;
import io.insula.jdbc.spi.Session;
import io.insula.jdbc.spi.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections to one place under one login. Counts who uses it, so that it is never closed
 * under anybody. Thread-safe, without locks.
 */
final class Pool {
  private static final int CLOSED = Integer.MIN_VALUE;

  /** A failure of the user's leaves the connection as the driver has it; see {@link #evict}. */
  private static final SQLExceptionOverride KEEP =
      new SQLExceptionOverride() {
        @java.lang.Override
        public Override adjudicate(SQLException failure) {
          return Override.DO_NOT_EVICT;
        }
      };

  private final HikariDataSource connections;
  private final Sessions sessions;
  private final Plans plans;
  private final AtomicInteger users = new AtomicInteger();
  private volatile long lastUse = System.nanoTime();

  Pool(
      String name,
      Source source,
      DataSourceSettings settings,
      ScheduledExecutorService housekeeper) {
    this.sessions = new Sessions(source);
    this.plans =
        new Plans(source, settings.statements(), new Interceptors(settings.interceptors()));
    this.connections = new HikariDataSource(config(name, sessions, settings.pools(), housekeeper));
  }

  private static HikariConfig config(
      String name, Sessions sessions, PoolSettings settings, ScheduledExecutorService housekeeper) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(sessions);
    config.setMaximumPoolSize(settings.size());
    config.setMinimumIdle(settings.idle());
    config.setConnectionTimeout(settings.patience().toMillis());
    config.setIdleTimeout(settings.idleFor().toMillis());
    config.setMaxLifetime(settings.lifetime().toMillis());
    config.setInitializationFailTimeout(-1);
    config.setScheduledExecutor(housekeeper);
    config.setExceptionOverride(KEEP);
    return config;
  }

  /** Counts one user in. False if the pool is closed. */
  boolean enter() {
    int now;
    do {
      now = users.get();
      if (now < 0) {
        return false;
      }
    } while (!users.compareAndSet(now, now + 1));
    return true;
  }

  /** Counts one user out. */
  void leave() {
    lastUse = System.nanoTime();
    users.decrementAndGet();
  }

  Connection connection() throws SQLException {
    return connections.getConnection();
  }

  /** The dialect's view of a connection of this pool. */
  Session session(Connection pooled) throws SQLException {
    return sessions.of(pooled);
  }

  Plans plans() {
    return plans;
  }

  /** Closes the physical connection when the user closes it, instead of keeping it. */
  void evict(Connection pooled) {
    connections.evictConnection(pooled);
  }

  long lastUse() {
    return lastUse;
  }

  /** Closes the pool if nobody uses it. */
  boolean closeIfUnused() {
    if (!users.compareAndSet(0, CLOSED)) {
      return false;
    }
    connections.close();
    return true;
  }

  /** Closes the pool, whoever uses it. */
  void close() {
    users.set(CLOSED);
    connections.close();
  }
}
