package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** {@link ResultSet}: cursors, scrolling, holdability. */
final class ResultSetCases {
  private static final String NUMBERS = "select n, word from number order by n";

  private ResultSetCases() {}

  static Cases cases() {
    return Cases.topic("result set")
        .add("fetch size in a transaction", ResultSetCases::cursor)
        .add("fetch size in autocommit", ResultSetCases::fetchInAutocommit)
        .add("prepared with a fetch size", ResultSetCases::preparedCursor)
        .add("cursor and other statements between", ResultSetCases::between)
        .add("cursor after commit", ResultSetCases::afterCommit)
        .add("cursor after rollback", ResultSetCases::afterRollback)
        .add("fetch size of the result set", ResultSetCases::fetchSize)
        .add("scrolling", ResultSetCases::scroll)
        .add("scrolling prepared in a transaction", ResultSetCases::scrollPrepared)
        .add("scrolling forward only", ResultSetCases::forward)
        .add("holdable in a transaction", ResultSetCases::holdable)
        .add("holdable in autocommit", ResultSetCases::holdableInAutocommit)
        .add("holdability of the connection", ResultSetCases::holdability)
        .add("two cursors at once", ResultSetCases::two)
        .add("declare and fetch as text", ResultSetCases::declared)
        .add("columns by name", ResultSetCases::byName)
        .add("reading outside the rows", ResultSetCases::outside);
  }

  private static void all(String label, ResultSet rows, Trace trace) throws SQLException {
    int count = 0;
    long sum = 0;
    while (rows.next()) {
      count++;
      sum += rows.getInt(1);
    }
    trace.see(label, count + " rows, sum " + sum);
  }

  private static void cursor(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(100);
      for (int n = 0; n < 3; n++) {
        try (ResultSet rows = statement.executeQuery(NUMBERS)) {
          trace.see("fetch size", rows.getFetchSize());
          all("numbers", rows, trace);
        }
      }
      connection.rollback();
      try (ResultSet rows = statement.executeQuery(NUMBERS)) {
        all("first of the next transaction", rows, trace);
      }
    }
  }

  private static void fetchInAutocommit(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement(NUMBERS)) {
      statement.setFetchSize(100);
      try (ResultSet rows = statement.executeQuery(NUMBERS)) {
        trace.see("fetch size", rows.getFetchSize());
        all("numbers", rows, trace);
      }
      prepared.setFetchSize(50);
      try (ResultSet rows = prepared.executeQuery()) {
        trace.see("fetch size", rows.getFetchSize());
        all("numbers", rows, trace);
      }
    }
  }

  private static void preparedCursor(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement query =
        connection.prepareStatement("select n, word from number where n > ? order by n")) {
      query.setFetchSize(300);
      for (int n = 0; n < 7; n++) {
        query.setInt(1, n * 100);
        try (ResultSet rows = query.executeQuery()) {
          all("numbers", rows, trace);
        }
        if (n % 2 == 0) {
          connection.commit();
        }
      }
    }
  }

  private static void between(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement query = connection.prepareStatement(NUMBERS);
        PreparedStatement update =
            connection.prepareStatement("update number set word = ? where n = ?")) {
      query.setFetchSize(500);
      int updated = 0;
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (rows.getInt(1) % 250 == 0) {
            update.setString(1, "changed");
            update.setInt(2, rows.getInt(1));
            updated += update.executeUpdate();
          }
        }
      }
      trace.see("updated", updated);
      connection.commit();
    }
    trace.elsewhere("select count(*) from number where word = 'changed'");
  }

  private static void afterCommit(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(2);
      ResultSet rows = statement.executeQuery(NUMBERS);
      rows.next();
      connection.commit();
      for (int n = 0; n < 4; n++) {
        trace.attempt("next", rows::next);
        trace.attempt("value", () -> rows.getInt(1));
      }
    }
    trace.query(connection, "select 1");
  }

  private static void afterRollback(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(NUMBERS)) {
      statement.setFetchSize(2);
      ResultSet rows = statement.executeQuery();
      rows.next();
      connection.rollback();
      for (int n = 0; n < 4; n++) {
        trace.attempt("next", rows::next);
      }
    }
    trace.query(connection, "select 1");
    connection.commit();
  }

  private static void fetchSize(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(10);
      try (ResultSet rows = statement.executeQuery(NUMBERS)) {
        rows.setFetchSize(1000);
        trace.see("fetch size", rows.getFetchSize());
        trace.see("direction", rows.getFetchDirection());
        trace.attempt("cursor", rows::getCursorName);
        all("numbers", rows, trace);
      }
    }
  }

  private static void scroll(Connection connection, Trace trace) throws SQLException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
      moves(statement.executeQuery("select id, name from person order by id"), trace);
      statement.setFetchSize(2);
      moves(statement.executeQuery("select id, name from person order by id"), trace);
    }
    trace.attempt(
        "sensitive",
        () ->
            connection
                .createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_READ_ONLY)
                .getResultSetType());
  }

  private static void scrollPrepared(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id, name from person where id > ? order by id",
            ResultSet.TYPE_SCROLL_INSENSITIVE,
            ResultSet.CONCUR_READ_ONLY)) {
      query.setLong(1, 0);
      moves(query.executeQuery(), trace);
      query.setFetchSize(1);
      moves(query.executeQuery(), trace);
    }
  }

  private static void moves(ResultSet rows, Trace trace) throws SQLException {
    try (rows) {
      trace.see("before first", rows.isBeforeFirst());
      trace.see("last", rows.last() + " " + rows.getRow() + " " + rows.getString(2));
      trace.see("first", rows.first() + " " + rows.getRow() + " " + rows.getString(2));
      trace.see("absolute", rows.absolute(2) + " " + rows.getRow());
      trace.see("relative", rows.relative(-1) + " " + rows.getRow());
      trace.see("from the end", rows.absolute(-1) + " " + rows.getRow());
      trace.see("is last", rows.isLast());
      trace.see("beyond", rows.absolute(99) + " " + rows.isAfterLast());
      trace.see("previous", rows.previous() + " " + rows.getRow());
      rows.beforeFirst();
      rows.afterLast();
      trace.see("type", rows.getType());
      trace.see("concurrency", rows.getConcurrency());
    }
  }

  private static void forward(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from person order by id")) {
      trace.attempt("first", rows::first);
      trace.attempt("previous", rows::previous);
      trace.attempt("absolute", () -> rows.absolute(1));
      trace.act("update", () -> rows.updateLong(1, 5));
      trace.see("next", rows.next());
      trace.see("row", rows.getRow());
    }
  }

  private static void holdable(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement =
        connection.createStatement(
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
      statement.setFetchSize(3);
      ResultSet rows = statement.executeQuery(NUMBERS);
      rows.next();
      connection.commit();
      all("after commit", rows, trace);
      trace.see("holdability", statement.getResultSetHoldability());
    }
  }

  private static void holdableInAutocommit(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            NUMBERS,
            ResultSet.TYPE_SCROLL_INSENSITIVE,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
      query.setFetchSize(3);
      ResultSet rows = query.executeQuery();
      rows.next();
      trace.query(connection, "select 1");
      all("after another", rows, trace);
    }
  }

  private static void holdability(Connection connection, Trace trace) throws SQLException {
    trace.see("holdability", connection.getHoldability());
    connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    trace.see("holdability", connection.getHoldability());
    try (Statement statement = connection.createStatement()) {
      trace.see("of a statement", statement.getResultSetHoldability());
      try (ResultSet rows = statement.executeQuery("select 1")) {
        trace.attempt("of rows", rows::getHoldability);
      }
    }
    connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
    trace.act("unknown", () -> connection.setHoldability(99));
  }

  private static void two(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement one = connection.createStatement();
        Statement two = connection.createStatement()) {
      one.setFetchSize(7);
      two.setFetchSize(11);
      ResultSet first = one.executeQuery(NUMBERS);
      ResultSet second = two.executeQuery("select n from number order by n desc");
      long sum = 0;
      while (first.next() && second.next()) {
        sum += first.getInt(1) + second.getInt(1);
      }
      trace.see("sum", sum);
    }
  }

  private static void declared(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    trace.execute(connection, "declare c cursor for select id, name from person order by id");
    trace.execute(connection, "fetch 2 from c");
    trace.execute(connection, "move 1 in c");
    trace.execute(connection, "fetch 2 from c");
    trace.execute(connection, "close c");
    connection.commit();
    trace.execute(connection, "fetch 2 from c");
    connection.rollback();
  }

  private static void byName(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id, name as \"Name\", age as id2 from person order by id")) {
      rows.next();
      trace.attempt("find", () -> rows.findColumn("name"));
      trace.attempt("name", () -> rows.getString("NAME"));
      trace.attempt("unknown", () -> rows.getString("nothing"));
      trace.attempt("index", () -> rows.getString(0));
      trace.attempt("index", () -> rows.getString(4));
      trace.attempt("type", () -> rows.getDate("Name"));
      trace.attempt("number", () -> rows.getInt("Name"));
    }
  }

  private static void outside(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      ResultSet rows = statement.executeQuery("select id from person where id = 1");
      trace.attempt("before", () -> rows.getInt(1));
      rows.next();
      trace.attempt("in", () -> rows.getInt(1));
      trace.attempt("next", rows::next);
      trace.attempt("after", () -> rows.getInt(1));
      rows.close();
      trace.attempt("closed", rows::next);
      trace.attempt("closed", () -> rows.getInt(1));
      trace.attempt("closed", rows::getMetaData);
      trace.attempt("is closed", rows::isClosed);
    }
  }
}
