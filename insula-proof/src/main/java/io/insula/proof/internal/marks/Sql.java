package io.insula.proof.internal.marks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short forms of JDBC. */
public final class Sql {
  private Sql() {}

  /** An identifier, quoted; several are joined by dots. */
  public static String quote(String... names) {
    return String.join(
        ".", Arrays.stream(names).map(name -> '"' + name.replace("\"", "\"\"") + '"').toList());
  }

  /** A text as a literal. */
  public static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
  }

  /** Runs statements without results. */
  public static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** All rows, each as the texts of its columns. */
  public static List<List<@Nullable String>> rows(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows(rows);
      }
    }
  }

  private static List<List<@Nullable String>> rows(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    List<List<@Nullable String>> all = new ArrayList<>();
    while (rows.next()) {
      List<@Nullable String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(rows.getString(i));
      }
      all.add(row);
    }
    return all;
  }

  /** The elements of an array that has no nulls, as the database writes it. */
  static List<String> texts(ResultSet rows, int column) throws SQLException {
    java.sql.Array array = rows.getArray(column);
    if (array == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Object element : (Object[]) array.getArray()) {
      texts.add(String.valueOf(element));
    }
    return texts;
  }
}
