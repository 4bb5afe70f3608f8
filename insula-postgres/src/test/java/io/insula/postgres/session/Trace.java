package io.insula.postgres.session;

import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a program sees while it works on a connection, as lines that can be compared. */
final class Trace {
  private final List<String> lines = new ArrayList<>();

  List<String> lines() {
    return lines;
  }

  /** Notes a value. */
  void say(String what, Object value) {
    lines.add(what + ": " + text(value));
  }

  private static String text(Object value) {
    if (value instanceof int[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof long[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    }
    return value instanceof Object[] values ? Arrays.deepToString(values) : String.valueOf(value);
  }

  /** Notes the value that the call returns, or how it fails. */
  void call(String what, Call call) {
    try {
      say(what, call.run());
    } catch (Exception e) {
      failure(what, e);
    }
  }

  /** Notes whether the call succeeds, or how it fails. */
  void run(String what, Run run) {
    call(
        what,
        () -> {
          run.run();
          return "done";
        });
  }

  private void failure(String what, Throwable e) {
    lines.add(what + " fails: " + e.getClass().getName() + " " + message(e));
    if (e instanceof SQLException sql) {
      say("  state", sql.getSQLState());
      say("  code", sql.getErrorCode());
      if (sql.getNextException() != null) {
        failure("  next", sql.getNextException());
      }
    }
    if (e instanceof BatchUpdateException batch) {
      say("  counts", batch.getUpdateCounts());
    }
  }

  /** The message without the detail, which names the columns of a key. */
  private static String message(Throwable e) {
    return String.valueOf(e.getMessage())
        .replaceAll("\\n  Detail: [^\\n]*?(  Call getNext[^\\n]*)?(\\n|$)", "$1$2");
  }

  /** Notes all rows, and closes them. */
  void rows(String what, ResultSet results) throws SQLException {
    if (results == null) {
      say(what, null);
      return;
    }
    try (results) {
      say(what, labels(results.getMetaData()));
      while (results.next()) {
        say("  row", row(results));
      }
    }
  }

  private static List<String> labels(ResultSetMetaData meta) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      labels.add(meta.getColumnLabel(i) + " " + meta.getColumnTypeName(i));
    }
    return labels;
  }

  static List<String> row(ResultSet results) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
      row.add(results.getString(i));
    }
    return row;
  }

  /** Notes all results of a statement, from the current one on. */
  void results(String what, Statement statement, boolean first) throws SQLException {
    boolean rows = first;
    while (rows || statement.getUpdateCount() != -1) {
      if (rows) {
        rows(what, statement.getResultSet());
      } else {
        say(what + " count", statement.getUpdateCount());
      }
      rows = statement.getMoreResults();
    }
    say(what, "no more");
  }

  /** Notes a chain of warnings. */
  void warnings(String what, SQLWarning first) {
    for (SQLWarning w = first; w != null; w = w.getNextWarning()) {
      say(what, w.getSQLState() + " " + w.getMessage());
    }
    say(what, "no more");
  }

  /** A call with a result. */
  interface Call {
    Object run() throws Exception;
  }

  /** A call without a result. */
  interface Run {
    void run() throws Exception;
  }
}
