package io.insula.proof.internal.marks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Finds values for one row that fulfil the table's constraints: what is refused is changed. */
final class RowAttempt {
  private static final int MOST = 400;

  private final Connection connection;
  private final TableShape table;
  private final Map<String, List<Candidate>> options;
  private final Map<String, Integer> chosen = new LinkedHashMap<>();
  private final Set<String> omitted = new HashSet<>();
  private int attempts;

  RowAttempt(Connection connection, TableShape table, Map<String, List<Candidate>> options) {
    this.connection = connection;
    this.table = table;
    this.options = options;
    options.keySet().forEach(column -> chosen.put(column, 0));
  }

  /**
   * Inserts the row.
   *
   * @return what is in it: texts by column, nulls left out
   * @throws SQLException the last refusal, if nothing was accepted
   */
  Map<String, String> insert() throws SQLException {
    try {
      return search();
    } catch (SQLException e) {
      if (!omitOptional()) {
        throw e;
      }
      attempts = 0;
      return search();
    }
  }

  /** What the column was given. */
  Candidate chosen(String column) {
    Integer choice = chosen.get(column);
    return choice == null || omitted.contains(column) ? Candidate.NULL : of(column).get(choice);
  }

  private List<Candidate> of(String column) {
    return options.getOrDefault(column, List.of());
  }

  private boolean omitOptional() {
    chosen.replaceAll((column, choice) -> 0);
    for (String column : chosen.keySet()) {
      if (table.column(column).filter(shape -> !shape.required()).isPresent()
          && !table.key(column)) {
        omitted.add(column);
      }
    }
    return !omitted.isEmpty();
  }

  private Map<String, String> search() throws SQLException {
    Refusal refusal = attempt();
    while (refusal.row == null) {
      refusal = vary(culprits(refusal), refusal);
    }
    return refusal.row;
  }

  /** Tries the other values of those columns, until something else is complained about. */
  private Refusal vary(List<String> columns, Refusal refusal) throws SQLException {
    if (columns.isEmpty()) {
      throw refusal.failure();
    }
    columns.forEach(column -> chosen.put(column, 0));
    while (next(columns)) {
      if (++attempts > MOST) {
        throw refusal.failure();
      }
      Refusal other = attempt();
      if (!other.complaint.equals(refusal.complaint)) {
        return other;
      }
    }
    throw refusal.failure();
  }

  /** Counts: the first column is the fastest. */
  private boolean next(List<String> columns) {
    for (String column : columns) {
      int following = chosen.getOrDefault(column, 0) + 1;
      if (following < of(column).size()) {
        chosen.put(column, following);
        return true;
      }
      chosen.put(column, 0);
    }
    return false;
  }

  private List<String> culprits(Refusal refusal) {
    List<String> columns = new ArrayList<>();
    table.rule(refusal.constraint).ifPresent(rule -> columns.addAll(rule.columns()));
    if (columns.isEmpty() && !refusal.column.isEmpty()) {
      columns.add(refusal.column);
    }
    if (columns.isEmpty() && refusal.state.equals("23514")) {
      columns.addAll(table.bounds().keySet());
    }
    columns.retainAll(options.keySet());
    columns.removeAll(omitted);
    return columns;
  }

  private Refusal attempt() throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      Map<String, String> row = run();
      connection.releaseSavepoint(before);
      return new Refusal(row, "", "", "", "", null);
    } catch (SQLException e) {
      connection.rollback(before);
      ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
      String constraint = server == null ? "" : text(server.getConstraint());
      String column = server == null ? "" : text(server.getColumn());
      String state = text(e.getSQLState());
      return new Refusal(null, constraint, column, state, state + constraint + column, e);
    }
  }

  private Map<String, String> run() throws SQLException {
    List<ColumnShape> given =
        table.columns().stream()
            .filter(column -> chosen.containsKey(column.name()))
            .filter(column -> !omitted.contains(column.name()))
            .toList();
    try (PreparedStatement insert = connection.prepareStatement(sql(given))) {
      for (int i = 0; i < given.size(); i++) {
        insert.setString(i + 1, chosen(given.get(i).name()).text());
      }
      try (ResultSet row = insert.executeQuery()) {
        return row.next() ? read(row) : given(given);
      }
    }
  }

  private String sql(List<ColumnShape> given) {
    List<String> values =
        given.stream().map(one -> "cast(cast(? as text) as " + one.sql() + ")").toList();
    String columns =
        given.isEmpty()
            ? "default values"
            : "(%s) overriding system value values (%s)"
                .formatted(
                    String.join(", ", given.stream().map(one -> Sql.quote(one.name())).toList()),
                    String.join(", ", values));
    return "insert into %s %s returning %s"
        .formatted(
            table.sql(),
            columns,
            String.join(
                ", ", table.names().stream().map(name -> Sql.quote(name) + "::text").toList()));
  }

  private Map<String, String> read(ResultSet row) throws SQLException {
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> names = table.names();
    for (int i = 0; i < names.size(); i++) {
      String text = row.getString(i + 1);
      if (text != null) {
        texts.put(names.get(i), text);
      }
    }
    return texts;
  }

  private Map<String, String> given(List<ColumnShape> given) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (ColumnShape column : given) {
      String text = chosen(column.name()).text();
      if (text != null) {
        texts.put(column.name(), text);
      }
    }
    return texts;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** What came of an attempt: the row, or what was complained about. */
  private record Refusal(
      @Nullable Map<String, String> row,
      String constraint,
      String column,
      String state,
      String complaint,
      @Nullable SQLException cause) {
    SQLException failure() {
      return cause == null ? new SQLException("Nothing was refused") : cause;
    }
  }
}
