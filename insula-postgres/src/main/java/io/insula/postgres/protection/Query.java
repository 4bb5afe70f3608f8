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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
      List<T> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(mapper.map(rows));
        }
      }
      return List.copyOf(all);
    }
  }

  /** The rows by the id of their relation; the one parameter is the ids of all relations. */
  <T> Map<Long, List<T>> byRelation(Connection connection, Mapper<T> mapper, Long[] relations)
      throws SQLException {
    Map<Long, List<T>> groups = new LinkedHashMap<>();
    list(
            connection,
            row -> Map.entry(row.getLong("relation"), mapper.map(row)),
            connection.createArrayOf("int8", relations))
        .forEach(
            entry ->
                groups
                    .computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                    .add(entry.getValue()));
    return groups;
  }
}
