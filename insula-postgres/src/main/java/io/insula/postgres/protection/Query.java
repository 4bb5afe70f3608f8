package io.insula.postgres.protection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A catalog query from a resource of this package. Immutable. */
final class Query {
  private final String sql;

  private Query(String sql) {
    this.sql = sql;
  }

  /** Reads a row into a record. */
  @FunctionalInterface
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  static Query load(String resource) {
    try (InputStream stream = Query.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The resource " + resource + " is missing in this build");
      }
      return new Query(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> List<T> list(Connection connection, Mapper<T> mapper, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return all(rows, mapper);
      }
    }
  }

  static <T> List<T> all(ResultSet rows, Mapper<T> mapper) throws SQLException {
    List<T> all = new ArrayList<>();
    while (rows.next()) {
      all.add(mapper.map(rows));
    }
    return List.copyOf(all);
  }

  String sql() {
    return sql;
  }
}
