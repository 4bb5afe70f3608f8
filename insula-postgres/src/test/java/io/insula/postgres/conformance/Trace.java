package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What an application observed, as readable lines. */
final class Trace {
  private final Side side;
  private final List<String> lines = new ArrayList<>();
  private @Nullable Throwable broken;

  Trace(Side side) {
    this.side = side;
  }

  /** Writes down a value, with its Java type. */
  void see(String label, @Nullable Object value) {
    lines.add(side.normalised(label + " = " + Shown.value(value)));
  }

  /** Calls, and writes down the value or the exception. Returns null after an exception. */
  <T> @Nullable T attempt(String label, Callable<T> call) {
    try {
      T value = call.call();
      see(label, value);
      return value;
    } catch (Exception e) {
      failed(label, e);
      return null;
    }
  }

  /** Does it, and writes down "done" or the exception. */
  void act(String label, Action action) {
    try {
      action.run();
      lines.add(label + ": done");
    } catch (Exception e) {
      failed(label, e);
    }
  }

  private void failed(String label, Throwable e) {
    for (String line : Failures.lines(e)) {
      lines.add(side.normalised(label + " throws " + line));
    }
  }

  /** The case ended by an exception that it did not expect. */
  void broken(Throwable e) {
    broken = e;
    failed("the case", e);
  }

  @Nullable Throwable broken() {
    return broken;
  }

  List<String> lines() {
    return lines;
  }

  /** Writes down the columns and the rows that are left, with types; closes the result set. */
  void rows(String label, ResultSet rows) throws SQLException {
    try (rows) {
      see(label + " columns", Shown.columns(rows.getMetaData()));
      while (rows.next()) {
        see(label + " row", Shown.row(rows));
      }
    }
  }

  /** Runs a query with a statement of its own and writes down the rows, or the exception. */
  void query(Connection connection, String sql) {
    act(
        sql,
        () -> {
          try (Statement statement = connection.createStatement()) {
            rows(sql, statement.executeQuery(sql));
          }
        });
  }

  /** Runs any statement, and writes down all its results, or the exception. */
  void execute(Connection connection, String sql) {
    act(
        sql,
        () -> {
          try (Statement statement = connection.createStatement()) {
            results(statement, statement.execute(sql));
            warnings(statement.getWarnings());
          }
        });
  }

  /** Writes down every result that a statement has after {@code execute} returned that. */
  void results(Statement statement, boolean first) throws SQLException {
    boolean isRows = first;
    for (int n = 0; n < 20; n++) {
      see("result " + n + " is rows", isRows);
      int count = statement.getUpdateCount();
      see("result " + n + " update count", count);
      ResultSet rows = statement.getResultSet();
      if (rows == null) {
        see("result " + n + " rows", null);
      } else {
        rows("result " + n, rows);
      }
      if (!isRows && count == -1) {
        return;
      }
      isRows = statement.getMoreResults();
    }
  }

  /** Writes down a chain of warnings. */
  void warnings(@Nullable SQLWarning first) {
    see("warnings begin", first == null ? null : "");
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      for (String line : Failures.lines(warning)) {
        lines.add(side.normalised("warning " + line));
      }
    }
  }

  /** What another connection of the application sees now. */
  void elsewhere(String sql) throws SQLException {
    try (Connection other = other();
        Statement statement = other.createStatement()) {
      rows("elsewhere " + sql, statement.executeQuery(sql));
    }
  }

  /** Another connection of the application. */
  Connection other() throws SQLException {
    return side.open(Map.of());
  }

  /** Runs something as the superuser, unobserved. */
  void administer(String sql) throws SQLException {
    try (Connection administrator = side.administrator();
        Statement statement = administrator.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Waits until the query, run as the superuser, gives true. */
  void await(String sql) throws SQLException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    try (Connection administrator = side.administrator();
        Statement statement = administrator.createStatement()) {
      while (System.nanoTime() < deadline) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          if (rows.next() && rows.getBoolean(1)) {
            return;
          }
        }
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("Never true: " + sql);
  }

  /** The process of that connection, asked by the connection itself. */
  static int process(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Something that may fail. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }
}
