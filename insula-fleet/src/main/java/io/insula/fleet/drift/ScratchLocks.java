package io.insula.fleet.drift;

import io.insula.jdbc.spi.Estate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Locks on the names of scratch places, which end with the connection that holds them. */
final class ScratchLocks {
  private static final String TRY =
      "select pg_try_advisory_lock(hashtextextended('insula.drift/' || ?, 0))";

  private ScratchLocks() {}

  /** A connection that holds the lock until it is closed. */
  static Connection hold(Estate estate, String cluster, String name) throws SQLException {
    Connection connection = estate.migrator(cluster, estate.database(cluster));
    try {
      if (!attempt(connection, name)) {
        throw new SQLException("The scratch place " + name + " is in use");
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Locks the name if nobody else has. */
  static boolean attempt(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TRY)) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
