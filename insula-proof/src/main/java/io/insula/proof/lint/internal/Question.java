package io.insula.proof.lint.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A query that lives in a file of its own. Arrays are bound as {@code text[]}. */
final class Question {
  private static final int FETCH = 1000;

  private final String sql;

  private Question(String sql) {
    this.sql = sql;
  }

  /** Makes something of a row. */
  @FunctionalInterface
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  static Question load(String name) {
    try (InputStream file = Question.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("insula-proof lacks its resource " + name);
      }
      return new Question(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> List<T> ask(Connection connection, Mapper<T> mapper, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH);
      bind(connection, statement, values);
      List<T> answers = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answers.add(mapper.map(rows));
        }
      }
      return answers;
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(
          i + 1,
          values[i] instanceof Collection<?> many
              ? connection.createArrayOf("text", many.toArray())
              : values[i]);
    }
  }

  /** An array of texts. */
  static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  static List<Grant> grants(ResultSet row, String column) throws SQLException {
    return Grant.of(texts(row, column));
  }

  /** A text that is never null. */
  static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }
}
