package io.insula.operations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lock of the home database; it is free again when it is closed, or its process dies. */
final class HomeLock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HomeLock.class);
  private static final String KEY = "hashtextextended('insula.' || ?, 0)";

  private final Connection connection;
  private final String name;

  private HomeLock(Connection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  static Optional<HomeLock> take(Connection connection, String name) throws SQLException {
    boolean taken = false;
    try {
      taken = ask(connection, "select pg_try_advisory_lock(" + KEY + ")", name);
      return taken ? Optional.of(new HomeLock(connection, name)) : Optional.empty();
    } finally {
      if (!taken) {
        connection.close();
      }
    }
  }

  private static boolean ask(Connection connection, String sql, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public void close() {
    try (connection) {
      ask(connection, "select pg_advisory_unlock(" + KEY + ")", name);
    } catch (SQLException e) {
      log.debug("The connection of lock {} is gone, and the lock with it", name, e);
    }
  }
}
