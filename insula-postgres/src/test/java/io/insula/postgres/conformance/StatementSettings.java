package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/** What can be set on a {@link Statement}. */
final class StatementSettings {
  private StatementSettings() {}

  static void settings(Connection connection, Trace trace) throws Exception {
    try (Statement statement = connection.createStatement()) {
      show(statement, trace);
      statement.setFetchSize(7);
      statement.setMaxRows(5);
      statement.setQueryTimeout(3);
      statement.setMaxFieldSize(11);
      statement.setPoolable(true);
      statement.setFetchDirection(ResultSet.FETCH_FORWARD);
      show(statement, trace);
      trace.rows("rows", statement.executeQuery("select n, word from number order by n"));
      show(statement, trace);
    }
  }

  private static void show(Statement statement, Trace trace) throws Exception {
    trace.see("fetch size", statement.getFetchSize());
    trace.see("fetch direction", statement.getFetchDirection());
    trace.see("max rows", statement.getMaxRows());
    trace.attempt("large max rows", statement::getLargeMaxRows);
    trace.see("timeout", statement.getQueryTimeout());
    trace.see("max field size", statement.getMaxFieldSize());
    trace.see("poolable", statement.isPoolable());
    trace.see("type", statement.getResultSetType());
    trace.see("concurrency", statement.getResultSetConcurrency());
    trace.see("holdability", statement.getResultSetHoldability());
    trace.see("close on completion", statement.isCloseOnCompletion());
  }

  static void refusals(Connection connection, Trace trace) throws Exception {
    try (Statement statement = connection.createStatement()) {
      trace.act("fetch size", () -> statement.setFetchSize(-1));
      trace.act("max rows", () -> statement.setMaxRows(-1));
      trace.act("timeout", () -> statement.setQueryTimeout(-1));
      trace.act("field size", () -> statement.setMaxFieldSize(-1));
      trace.act("direction", () -> statement.setFetchDirection(17));
      trace.act("cursor name", () -> statement.setCursorName("c"));
      trace.attempt("more", () -> statement.getMoreResults(99));
      trace.query(connection, "select 1");
    }
  }

  static void maxRows(Connection connection, Trace trace) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(2);
      trace.rows("two", statement.executeQuery("select id from person order by id"));
      trace.results(statement, statement.execute("select 1; select n from number order by n"));
      statement.setMaxRows(0);
      trace.rows("all", statement.executeQuery("select id from person order by id"));
    }
  }

  static void maxFieldSize(Connection connection, Trace trace) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.setMaxFieldSize(2);
      try (ResultSet rows = statement.executeQuery("select name, email from person order by id")) {
        while (rows.next()) {
          trace.see("name", rows.getString(1));
          trace.see("email", rows.getObject(2));
        }
      }
    }
  }

  static void escapes(Connection connection, Trace trace) throws Exception {
    trace.query(connection, "select {fn upper('a')}, {d '2020-01-02'}, {fn concat('a', 'b')}");
    trace.query(connection, "select name from person where name like 'A!_%' {escape '!'}");
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      trace.attempt("off", () -> statement.executeQuery("select {fn upper('a')}"));
      trace.rows("plain", statement.executeQuery("select id from person order by id"));
      statement.setEscapeProcessing(true);
      trace.rows("on", statement.executeQuery("select {fn upper('a')}"));
    }
    trace.query(connection, "select '{\"a\": 1}'::jsonb ? 'a' as has, '??' as marks");
    trace.query(connection, "select $$ ? $$ as dollars, 'a' || $1$b;c$1$ as more -- ?");
  }

  static void closeOnCompletion(Connection connection, Trace trace) throws Exception {
    Statement statement = connection.createStatement();
    statement.closeOnCompletion();
    trace.see("set", statement.isCloseOnCompletion());
    ResultSet rows = statement.executeQuery("select id from person");
    trace.see("closed before", statement.isClosed());
    rows.close();
    trace.see("closed after", statement.isClosed());
    trace.attempt("again", () -> statement.executeQuery("select 1"));
  }

  static void reuse(Connection connection, Trace trace) throws Exception {
    try (Statement statement = connection.createStatement()) {
      ResultSet first = statement.executeQuery("select id from person order by id");
      first.next();
      trace.rows("second", statement.executeQuery("select 2 as n"));
      trace.see("first is closed", first.isClosed());
      trace.attempt("first row", () -> first.getInt(1));
      trace.see("update", statement.executeUpdate("update person set age = 2"));
      trace.see("rows", statement.getResultSet());
      trace.see("count", statement.getUpdateCount());
      trace.attempt("failing", () -> statement.executeQuery("select nothing"));
      trace.attempt("count", statement::getUpdateCount);
      trace.attempt("rows", statement::getResultSet);
      connection.setAutoCommit(false);
      trace.rows("in transaction", statement.executeQuery("select count(*) from person"));
      trace.rows("and again", statement.executeQuery("select count(*) from person"));
      connection.commit();
      trace.rows("and in the next", statement.executeQuery("select count(*) from person"));
    }
  }
}
