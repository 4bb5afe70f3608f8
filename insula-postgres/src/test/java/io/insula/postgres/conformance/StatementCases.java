package io.insula.postgres.conformance;

import java.sql.Statement;

/** {@link Statement}: queries, updates, several results, and what a statement tells of itself. */
final class StatementCases {
  private StatementCases() {}

  static Cases cases() {
    return Cases.topic("statement")
        .add(
            "query with rows",
            (connection, trace) ->
                trace.query(connection, "select id, name, email, age from person order by id"))
        .add(
            "query without rows",
            (connection, trace) -> trace.query(connection, "select * from adult where id < 0"))
        .add(
            "query of another tenant's keys",
            (connection, trace) -> {
              trace.query(connection, "select count(*) from person");
              trace.query(connection, "select name from person where id = 100001");
              trace.query(connection, "select count(*) from number where word like 'GLOBEX%'");
              trace.query(connection, "select count(*), max(n) from number");
            })
        .add(
            "insert, update, delete",
            (connection, trace) -> {
              trace.execute(connection, "insert into person (name) values ('Eve')");
              trace.execute(connection, "update person set age = 1");
              trace.execute(connection, "update person set age = 2 where id < 0");
              trace.execute(connection, "delete from person where id = 1");
              trace.elsewhere("select id, name, age from person order by id");
              trace.elsewhere("select id from item order by id");
            })
        .add(
            "executeQuery with an update",
            (connection, trace) -> {
              try (Statement statement = connection.createStatement()) {
                trace.attempt("query", () -> statement.executeQuery("update person set age = 9"));
                trace.see("count", statement.getUpdateCount());
                trace.see("rows", statement.getResultSet());
              }
              trace.elsewhere("select age from person order by id");
            })
        .add(
            "executeUpdate with a query",
            (connection, trace) -> {
              try (Statement statement = connection.createStatement()) {
                trace.attempt("update", () -> statement.executeUpdate("select 1"));
                trace.attempt("large", () -> statement.executeLargeUpdate("select 1"));
                trace.see("count", statement.getUpdateCount());
              }
            })
        .add(
            "executeQuery with an empty text",
            (connection, trace) -> {
              try (Statement statement = connection.createStatement()) {
                trace.attempt("query", () -> statement.executeQuery(""));
                trace.attempt("execute", () -> statement.execute(""));
                trace.attempt("update", () -> statement.executeUpdate(" ; "));
                trace.attempt("comment", () -> statement.execute("-- nothing"));
              }
            })
        .add(
            "several statements in one text",
            (connection, trace) -> {
              trace.execute(connection, "select 1 as a; update person set age = 3; select 2 as b");
              trace.execute(connection, "select 1;; select 2;");
              trace.execute(
                  connection,
                  "insert into person (name) values ('X; y'); -- a; b\nselect 'it''s; so' as \"a;b\"");
            })
        .add(
            "executeQuery with two queries",
            (connection, trace) -> {
              try (Statement statement = connection.createStatement()) {
                trace.attempt("two", () -> statement.executeQuery("select 1; select 2"));
                trace.attempt(
                    "update first",
                    () -> statement.executeQuery("update person set age = 4; select 2"));
                trace.attempt(
                    "update last",
                    () -> statement.executeUpdate("select 2; update person set age = 5"));
              }
              trace.elsewhere("select age from person order by id");
            })
        .add(
            "failure in the middle of several statements",
            (connection, trace) -> {
              trace.execute(connection, "update person set age = 3; select 1/0; select 2");
              trace.query(connection, "select age from person order by id");
            })
        .add(
            "getMoreResults that keeps the current result",
            (connection, trace) -> {
              try (Statement statement = connection.createStatement()) {
                trace.see("first", statement.execute("select 1; select 2; select 3"));
                var first = statement.getResultSet();
                trace.see("more", statement.getMoreResults(Statement.KEEP_CURRENT_RESULT));
                var second = statement.getResultSet();
                trace.see("first is closed", first.isClosed());
                trace.see("more", statement.getMoreResults(Statement.CLOSE_ALL_RESULTS));
                trace.see("first is closed", first.isClosed());
                trace.see("second is closed", second.isClosed());
                trace.rows("third", statement.getResultSet());
              }
            })
        .add(
            "getResultSet without a run",
            (connection, trace) -> {
              try (Statement statement = connection.createStatement()) {
                trace.attempt("rows", statement::getResultSet);
                trace.attempt("count", statement::getUpdateCount);
                trace.attempt("large count", statement::getLargeUpdateCount);
                trace.attempt("more", statement::getMoreResults);
                trace.attempt("warnings", statement::getWarnings);
                trace.attempt("connection", () -> statement.getConnection() == connection);
              }
            })
        .add("settings of a statement", StatementSettings::settings)
        .add("refused settings of a statement", StatementSettings::refusals)
        .add("maxRows", StatementSettings::maxRows)
        .add("maxFieldSize", StatementSettings::maxFieldSize)
        .add("escape processing", StatementSettings::escapes)
        .add("closeOnCompletion", StatementSettings::closeOnCompletion)
        .add("one statement used again and again", StatementSettings::reuse);
  }
}
