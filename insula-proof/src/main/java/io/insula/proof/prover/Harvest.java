package io.insula.proof.prover;

import io.insula.proof.prover.Outcome.Cell;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Collects what comes out of one run. One use, one thread. */
final class Harvest {
  static final int MOST_ROWS = 10_000;

  private final List<Cell> cells = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private final StringBuilder shape = new StringBuilder();
  private final List<String> changed = new ArrayList<>();

  void result(String where, ResultSet set) throws SQLException {
    ResultSetMetaData meta = set.getMetaData();
    int count = 0;
    while (count < MOST_ROWS && set.next()) {
      count++;
      StringBuilder row = new StringBuilder(where);
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        String text = set.getString(i);
        row.append('\u0000').append(text);
        if (text != null) {
          cells.add(new Cell(where, meta.getTableName(i), meta.getColumnName(i), text));
        }
      }
      rows.add(row.toString());
    }
    shape.append(where).append(' ').append(count).append(" rows;");
  }

  void updated(long count) {
    shape.append(count).append(" changed;");
  }

  void text(String where, @Nullable String text) {
    if (text != null) {
      cells.add(new Cell(where, "", "", text));
      rows.add(where + '\u0000' + text);
    }
  }

  void warnings(@Nullable SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      cells.add(new Cell("a notice", "", "", String.valueOf(warning.getMessage())));
      shape.append("notice;");
    }
  }

  void changed(List<String> tables) {
    changed.addAll(tables);
  }

  Outcome done() {
    return new Outcome("", null, "", shape.toString(), content(), cells, changed);
  }

  Outcome failed(SQLException e) {
    String state = e.getSQLState() == null ? "?" : e.getSQLState();
    for (Throwable next = e; next instanceof SQLException; next = next.getCause()) {
      cells.add(new Cell("an error", "", "", String.valueOf(next.getMessage())));
    }
    ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    String constraint =
        server == null || server.getConstraint() == null ? "" : server.getConstraint();
    if (server != null) {
      cells.add(new Cell("an error", "", "", server.toString()));
    }
    String failure = failure(state, server, e);
    return new Outcome(state, failure, constraint, "", "", cells, changed);
  }

  /** Errors of data quote values, so that only their number is said. */
  private static String failure(String state, @Nullable ServerErrorMessage server, SQLException e) {
    if (state.startsWith("22")) {
      return state + ": a value is not what the statement needs";
    }
    String message = server == null ? e.getMessage() : server.getMessage();
    return state + ": " + String.valueOf(message).lines().findFirst().orElse("");
  }

  private String content() {
    rows.sort(null);
    byte[] all = String.join("\u0001", rows).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(all).toString();
  }
}
