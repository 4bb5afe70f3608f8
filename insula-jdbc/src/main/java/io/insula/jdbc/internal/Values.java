package io.insula.jdbc.internal;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Values that the driver hands out, without a way out in them. */
final class Values {
  private Values() {}

  @SuppressWarnings("unchecked") // Each wrapper is of the interface that was asked for.
  static <T> T wrap(TenantConnection connection, T value) throws SQLException {
    if (value instanceof Array array) {
      return (T) connection.wrap(array);
    }
    if (value instanceof ResultSet results) {
      return (T) TenantResultSet.of(connection, null, results);
    }
    if (value instanceof Blob || value instanceof Clob) {
      connection.refuseLargeObject("getObject");
    }
    return value;
  }

  /** What the driver gets for a value of the user's. */
  static Object bare(TenantConnection connection, Object value) throws SQLException {
    if (value instanceof Blob || value instanceof Clob) {
      connection.refuseLargeObject("setObject");
    }
    return TenantArray.bare(value);
  }
}
