package io.insula.proof.attack;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGNotification;

/** All that an attacker has seen. Never shown to anybody. */
final class Observed {
  private static final int ROWS = 5_000;

  private final StringBuilder seen = new StringBuilder();
  private final Collection<String> states = new TreeSet<>();

  void rows(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    for (int column = 1; column <= meta.getColumnCount(); column++) {
      add(meta.getColumnLabel(column));
    }
    for (int row = 0; row < ROWS && rows.next(); row++) {
      for (int column = 1; column <= meta.getColumnCount(); column++) {
        add(rows.getString(column));
      }
    }
  }

  void add(@Nullable String text) {
    seen.append(text).append('\n');
  }

  /** The failure with all that hangs on it. */
  void failure(SQLException failure) {
    for (SQLException next = failure; next != null; next = next.getNextException()) {
      states.add(String.valueOf(next.getSQLState()));
      for (Throwable cause = next; cause != null; cause = cause.getCause()) {
        add(cause.getMessage());
      }
    }
  }

  void warnings(@Nullable SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      add(warning.getMessage());
    }
  }

  void notification(PGNotification notification) {
    add(notification.getName() + " " + notification.getParameter());
  }

  /** The classes of the errors that were met. */
  Collection<String> states() {
    return states;
  }

  /** Whether that text came out, as it is or as bytes are shown. */
  boolean shows(String mark) {
    String hex = HexFormat.of().formatHex(mark.getBytes(StandardCharsets.UTF_8));
    return seen.indexOf(mark) >= 0 || seen.indexOf(hex) >= 0;
  }

  /** The same with what was asked for taken out, so that two answers can be compared. */
  String without(String... questions) {
    String answer = seen.toString();
    for (String question : questions) {
      answer = answer.replace(question, "?");
    }
    return answer;
  }
}
