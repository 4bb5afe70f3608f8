package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What closing closes, and what closed objects say. */
final class ClosingCases {
  private ClosingCases() {}

  static Cases cases() {
    return Cases.topic("closing")
        .add("a connection", ClosingCases::connection)
        .add("a connection closes its statements", ClosingCases::cascade)
        .add("a statement", ClosingCases::statement)
        .add("a prepared statement", ClosingCases::prepared)
        .add("a statement closes its rows", ClosingCases::rows)
        .add("running again closes the rows", ClosingCases::again)
        .add("twice", ClosingCases::twice);
  }

  private static void connection(Connection connection, Trace trace) throws SQLException {
    trace.query(connection, "select 1");
    connection.close();
    trace.see("closed", connection.isClosed());
    trace.attempt("statement", connection::createStatement);
    trace.attempt("prepare", () -> connection.prepareStatement("select 1"));
    trace.attempt("call", () -> connection.prepareCall("select 1"));
    trace.attempt("autocommit", connection::getAutoCommit);
    trace.act("commit", connection::commit);
    trace.act("rollback", connection::rollback);
    trace.attempt("metadata", connection::getMetaData);
    trace.attempt("schema", connection::getSchema);
    trace.attempt("catalog", connection::getCatalog);
    trace.act("read-only", () -> connection.setReadOnly(true));
    trace.attempt("array", () -> connection.createArrayOf("int4", new Object[0]));
    trace.attempt("warnings", connection::getWarnings);
    trace.attempt("holdability", connection::getHoldability);
    trace.act("client info", () -> connection.setClientInfo("ApplicationName", "x"));
    trace.act("close again", connection::close);
  }

  private static void cascade(Connection connection, Trace trace) throws SQLException {
    Statement statement = connection.createStatement();
    PreparedStatement prepared = connection.prepareStatement("select 1");
    ResultSet rows = statement.executeQuery("select id from person");
    ResultSet others = prepared.executeQuery();
    rows.next();
    connection.close();
    trace.attempt("run", () -> statement.executeQuery("select 1"));
    trace.attempt("run prepared", prepared::executeQuery);
    trace.attempt("run prepared", prepared::executeBatch);
    trace.attempt("other rows", others::next);
  }

  private static void statement(Connection connection, Trace trace) throws SQLException {
    Statement statement = connection.createStatement();
    statement.executeQuery("select 1");
    statement.close();
    trace.see("closed", statement.isClosed());
    trace.attempt("query", () -> statement.executeQuery("select 1"));
    trace.attempt("update", () -> statement.executeUpdate("select 1"));
    trace.attempt("execute", () -> statement.execute("select 1"));
    trace.attempt("batch", statement::executeBatch);
    trace.act("add", () -> statement.addBatch("select 1"));
    trace.attempt("rows", statement::getResultSet);
    trace.attempt("count", statement::getUpdateCount);
    trace.attempt("keys", statement::getGeneratedKeys);
    trace.attempt("more", statement::getMoreResults);
    trace.attempt("connection", () -> statement.getConnection() == connection);
    trace.attempt("fetch size", statement::getFetchSize);
    trace.act("max rows", () -> statement.setMaxRows(1));
    trace.attempt("warnings", statement::getWarnings);
  }

  private static void prepared(Connection connection, Trace trace) throws SQLException {
    PreparedStatement query = connection.prepareStatement("select ?::int");
    query.setInt(1, 1);
    query.executeQuery();
    query.close();
    trace.see("closed", query.isClosed());
    trace.act("parameter", () -> query.setInt(1, 2));
    trace.attempt("query", query::executeQuery);
    trace.attempt("update", query::executeUpdate);
    trace.attempt("execute", query::execute);
    trace.act("add", query::addBatch);
    trace.attempt("batch", query::executeBatch);
    trace.act("clear", query::clearParameters);
    trace.attempt("metadata", query::getMetaData);
    trace.attempt("parameters", query::getParameterMetaData);
    trace.attempt("rows", query::getResultSet);
    trace.attempt("connection", () -> query.getConnection() == connection);
  }

  private static void rows(Connection connection, Trace trace) throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("select id from person");
    rows.next();
    statement.close();
    trace.see("closed", rows.isClosed());
    trace.attempt("next", rows::next);
    trace.attempt("value", () -> rows.getInt(1));
    trace.act("close", rows::close);
  }

  private static void again(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select id from person")) {
      ResultSet first = query.executeQuery();
      ResultSet second = query.executeQuery();
      trace.see("first", first.isClosed());
      trace.see("second", second.isClosed());
      connection.setAutoCommit(false);
      ResultSet third = query.executeQuery();
      ResultSet fourth = query.executeQuery();
      trace.see("second", second.isClosed());
      trace.see("third", third.isClosed());
      trace.see("fourth", fourth.isClosed());
    }
  }

  private static void twice(Connection connection, Trace trace) throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("select 1");
    rows.close();
    trace.act("rows", rows::close);
    statement.close();
    trace.act("statement", statement::close);
    connection.close();
    trace.act("connection", connection::close);
  }
}
