package io.insula.proof.evidence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Answers of a query as text. */
final class Rows {
  private Rows() {}

  static List<List<String>> of(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = query.executeQuery()) {
        int width = rows.getMetaData().getColumnCount();
        List<List<String>> all = new ArrayList<>();
        while (rows.next()) {
          List<String> row = new ArrayList<>();
          for (int column = 1; column <= width; column++) {
            String value = rows.getString(column);
            row.add(value == null ? "" : value);
          }
          all.add(row);
        }
        return all;
      }
    }
  }
}
