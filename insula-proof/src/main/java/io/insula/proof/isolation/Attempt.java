package io.insula.proof.isolation;

import io.insula.InsulaException;
import io.insula.proof.internal.marks.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one statement.
 *
 * @param state the SQL state of its refusal; empty if it was done
 * @param rows what it gave
 * @param changed how many rows it changed; 0 for a query
 */
record Attempt(String state, List<List<@Nullable String>> rows, int changed) {
  boolean refused() {
    return !state.isEmpty();
  }

  /** Runs a query; to be refused is an answer, too. */
  static Attempt query(Connection connection, String sql) {
    try {
      return new Attempt("", Sql.rows(connection, sql), 0);
    } catch (SQLException e) {
      return refused(e);
    } catch (InsulaException e) {
      return new Attempt("insula", List.of(), 0);
    }
  }

  /** Runs a change, with texts as values. */
  static Attempt change(Connection connection, String sql, String... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return new Attempt("", List.of(), statement.executeUpdate());
    } catch (SQLException e) {
      return refused(e);
    } catch (InsulaException e) {
      return new Attempt("insula", List.of(), 0);
    }
  }

  private static Attempt refused(SQLException e) {
    return new Attempt(e.getSQLState() == null ? "?" : e.getSQLState(), List.of(), 0);
  }
}
