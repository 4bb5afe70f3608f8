package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Warnings and notices. */
final class WarningCases {
  private WarningCases() {}

  static Cases cases() {
    return Cases.topic("warning")
        .add("of a statement", WarningCases::statement)
        .add("of a prepared statement", WarningCases::prepared)
        .add("of a call", WarningCases::call)
        .add("of a batch", WarningCases::batch)
        .add("before a failure", WarningCases::failure)
        .add("of a connection", WarningCases::connection)
        .add("in a transaction", WarningCases::transaction);
  }

  private static void statement(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      trace.rows("loud", statement.executeQuery("select loud('a')"));
      trace.warnings(statement.getWarnings());
      statement.executeQuery("select 1").close();
      trace.warnings(statement.getWarnings());
      statement.executeQuery("select loud('b'); ").close();
      statement.clearWarnings();
      trace.warnings(statement.getWarnings());
    }
  }

  private static void prepared(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select loud(?)")) {
      for (int n = 0; n < 7; n++) {
        query.setString(1, "n" + n);
        try (var rows = query.executeQuery()) {
          trace.warnings(rows.getWarnings());
        }
        trace.warnings(query.getWarnings());
      }
    }
  }

  private static void call(Connection connection, Trace trace) throws SQLException {
    try (var call = connection.prepareCall("{? = call loud(?)}")) {
      call.registerOutParameter(1, java.sql.Types.VARCHAR);
      call.setString(2, "called");
      call.execute();
      trace.warnings(call.getWarnings());
    }
  }

  private static void batch(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("do $$ begin raise warning 'first'; end $$");
      statement.addBatch("do $$ begin raise warning 'second'; end $$");
      statement.executeBatch();
      trace.warnings(statement.getWarnings());
    }
  }

  private static void failure(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      trace.attempt(
          "failing",
          () -> statement.execute("do $$ begin raise warning 'w'; raise exception 'x'; end $$"));
      trace.warnings(statement.getWarnings());
      trace.warnings(connection.getWarnings());
    }
  }

  private static void connection(Connection connection, Trace trace) throws SQLException {
    trace.warnings(connection.getWarnings());
    trace.execute(connection, "rollback");
    trace.warnings(connection.getWarnings());
    connection.clearWarnings();
    trace.warnings(connection.getWarnings());
  }

  private static void transaction(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select loud('first')");
      trace.warnings(statement.getWarnings());
      statement.execute("begin");
      trace.warnings(statement.getWarnings());
      statement.execute("select loud('second'); select loud('third')");
      trace.warnings(statement.getWarnings());
    }
  }
}
