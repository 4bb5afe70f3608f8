package io.insula.operations;

import io.insula.jdbc.Credentials;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The migrator's connections. Those to shared databases are used again, since a login costs more
 * than a small migration; what the last use left in the session is discarded. Thread-safe.
 */
final class MigratorConnections implements AutoCloseable {
  /** How many connections to one database rest until they are wanted again. */
  static final int RESTING = 4;

  private static final Logger LOG = LoggerFactory.getLogger(MigratorConnections.class);
  private static final int ANSWER_WITHIN_SECONDS = 2;

  private final Credentials migrator;
  private final Map<String, Deque<Connection>> resting = new HashMap<>();
  private boolean closed;

  MigratorConnections(Credentials migrator) {
    this.migrator = migrator;
  }

  /** A new connection, which closes for good. */
  Connection open(String url) throws SQLException {
    return DriverManager.getConnection(url, migrator.user(), migrator.password());
  }

  /** A connection that may have been used before, and goes back when it is closed. */
  Connection take(String url) throws SQLException {
    for (Connection rested = poll(url); rested != null; rested = poll(url)) {
      if (rested.isValid(ANSWER_WITHIN_SECONDS)) {
        return returning(url, rested);
      }
      rested.close();
    }
    return returning(url, open(url));
  }

  private synchronized @Nullable Connection poll(String url) {
    Deque<Connection> deque = resting.get(url);
    return deque == null ? null : deque.poll();
  }

  private Connection returning(String url, Connection connection) {
    Return close = new Return(url, connection);
    return (Connection)
        Proxy.newProxyInstance(
            MigratorConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                close.run();
                return null;
              }
              if (method.getName().equals("isClosed") && close.done) {
                return true;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private synchronized boolean rest(String url, Connection connection) {
    Deque<Connection> deque = resting.computeIfAbsent(url, u -> new ArrayDeque<>());
    if (closed || deque.size() >= RESTING) {
      return false;
    }
    deque.push(connection);
    return true;
  }

  @Override
  public void close() {
    Deque<Connection> all = new ArrayDeque<>();
    synchronized (this) {
      closed = true;
      resting.values().forEach(all::addAll);
      resting.clear();
    }
    for (Connection connection : all) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("A resting connection of the migrator did not close", e);
      }
    }
  }

  /** Gives a connection back, once. */
  private final class Return {
    private final String url;
    private final Connection connection;
    private boolean done;

    Return(String url, Connection connection) {
      this.url = url;
      this.connection = connection;
    }

    void run() throws SQLException {
      if (done) {
        return;
      }
      done = true;
      if (!clean() || !rest(url, connection)) {
        connection.close();
      }
    }

    private boolean clean() {
      try (Statement statement = connection.createStatement()) {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
        statement.execute("discard all");
        connection.clearWarnings();
        return true;
      } catch (SQLException broken) {
        LOG.debug("A connection of the migrator is not used again", broken);
        return false;
      }
    }
  }
}
