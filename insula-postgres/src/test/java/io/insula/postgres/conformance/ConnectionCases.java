package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** {@link Connection}: its settings, and the ways from object to object. */
final class ConnectionCases {
  private ConnectionCases() {}

  static Cases cases() {
    return Cases.topic("connection")
        .add("navigation", ConnectionCases::navigation)
        .add("wrappers", ConnectionCases::wrappers)
        .add("validity", ConnectionCases::validity)
        .add("client info", ConnectionCases::clientInfo)
        .add("native SQL", ConnectionCases::nativeSql)
        .add("type map", ConnectionCases::typeMap)
        .add("structs", ConnectionCases::structs)
        .add("array of the tenant's own type", ConnectionCases::ownType)
        .add("setSchema to where it is", ConnectionCases::sameSchema)
        .add("setSchema to elsewhere", ConnectionCases::otherSchema)
        .add("setCatalog", ConnectionCases::catalog)
        .add("setCatalog to elsewhere", ConnectionCases::otherCatalog)
        .add("search_path as text", ConnectionCases::searchPath)
        .add("many connections at once", ConnectionCases::several)
        .add("values of a violated key", ConnectionCases::detail)
        .add("used by two threads", ConnectionCases::threads);
  }

  private static void navigation(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("select array[1] as a");
        ResultSet rows = statement.executeQuery("select 1");
        ResultSet others = prepared.executeQuery()) {
      trace.see("of a statement", statement.getConnection() == connection);
      trace.see("of a prepared statement", prepared.getConnection() == connection);
      trace.see("of rows", rows.getStatement() == statement);
      trace.see("of other rows", others.getStatement() == prepared);
      trace.see("current rows", statement.getResultSet() == rows);
      others.next();
      try (ResultSet elements = others.getArray(1).getResultSet()) {
        trace.see("of an array", elements.getStatement().getConnection() == connection);
      }
      trace.see("equal", connection.equals(statement.getConnection()));
      trace.see("hash", connection.hashCode() == statement.getConnection().hashCode());
    }
  }

  private static void wrappers(Connection connection, Trace trace) throws SQLException {
    for (Class<?> type :
        new Class<?>[] {
          Connection.class, org.postgresql.PGConnection.class, Runnable.class, Statement.class
        }) {
      trace.attempt("wraps " + type, () -> connection.isWrapperFor(type));
    }
    trace.attempt("connection", () -> connection.unwrap(Connection.class));
    trace.attempt("thread", () -> connection.unwrap(Thread.class).getName());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select 1")) {
      trace.attempt("statement", () -> statement.isWrapperFor(org.postgresql.PGStatement.class));
      trace.attempt("rows", () -> rows.isWrapperFor(ResultSet.class));
      trace.attempt("statement", () -> statement.unwrap(Statement.class));
    }
  }

  private static void validity(Connection connection, Trace trace) throws SQLException {
    trace.attempt("valid", () -> connection.isValid(1));
    trace.attempt("negative", () -> connection.isValid(-1));
    connection.setAutoCommit(false);
    trace.attempt("in a transaction", () -> connection.isValid(1));
    trace.query(connection, "select count(*) from person");
    trace.query(connection, "select 1/0");
    trace.attempt("in a failed transaction", () -> connection.isValid(1));
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
    trace.attempt("closed", () -> connection.isValid(1));
  }

  private static void clientInfo(Connection connection, Trace trace) throws SQLException {
    trace.see("name", connection.getClientInfo("ApplicationName"));
    trace.act("set", () -> connection.setClientInfo("ApplicationName", "conformance"));
    trace.see("name", connection.getClientInfo("ApplicationName"));
    trace.query(connection, "select current_setting('application_name')");
    trace.act("unknown", () -> connection.setClientInfo("Nothing", "x"));
    trace.see("all", connection.getClientInfo().size());
    trace.act("back", () -> connection.setClientInfo("ApplicationName", "PostgreSQL JDBC Driver"));
  }

  private static void nativeSql(Connection connection, Trace trace) {
    trace.attempt("escapes", () -> connection.nativeSQL("select {fn upper('a')}, ?"));
    trace.attempt("wrong", () -> connection.nativeSQL("select {fn nothing"));
  }

  private static void typeMap(Connection connection, Trace trace) throws SQLException {
    trace.attempt("map", connection::getTypeMap);
    trace.act("set", () -> connection.setTypeMap(Map.of()));
    trace.attempt("map", connection::getTypeMap);
    connection.beginRequest();
    connection.endRequest();
  }

  private static void structs(Connection connection, Trace trace) {
    trace.attempt("struct", () -> connection.createStruct("place", new Object[] {"a", 1}));
    trace.query(connection, "select 1");
  }

  private static void ownType(Connection connection, Trace trace) {
    trace.act(
        "array",
        () -> {
          try (PreparedStatement query = connection.prepareStatement("select ?::mood[] as moods")) {
            query.setArray(1, connection.createArrayOf("mood", new Object[] {"sad", "ok"}));
            try (ResultSet rows = query.executeQuery()) {
              rows.next();
              trace.see("moods", rows.getString(1));
            }
          }
        });
  }

  private static void sameSchema(Connection connection, Trace trace) throws SQLException {
    String schema = connection.getSchema();
    trace.see("schema", schema);
    trace.act("set", () -> connection.setSchema(schema));
    trace.see("schema", connection.getSchema());
    trace.query(connection, "select count(*) from person");
  }

  private static void otherSchema(Connection connection, Trace trace) {
    trace.act("set", () -> connection.setSchema("elsewhere"));
    trace.attempt("schema", connection::getSchema);
    trace.query(connection, "select count(*) from person");
  }

  private static void catalog(Connection connection, Trace trace) throws SQLException {
    String catalog = connection.getCatalog();
    trace.act("set", () -> connection.setCatalog(catalog));
    trace.attempt("catalog", connection::getCatalog);
  }

  private static void otherCatalog(Connection connection, Trace trace) {
    trace.act("set", () -> connection.setCatalog("elsewhere"));
    trace.query(connection, "select count(*) from person");
  }

  private static void searchPath(Connection connection, Trace trace) throws SQLException {
    trace.query(connection, "select count(*) from person");
    connection.setAutoCommit(false);
    trace.execute(connection, "set local search_path = pg_catalog");
    trace.query(connection, "select count(*) from person");
    connection.rollback();
    trace.query(connection, "select count(*) from person");
  }

  private static void several(Connection connection, Trace trace) throws SQLException {
    try (Connection second = trace.other();
        Connection third = trace.other()) {
      trace.query(second, "select count(*) from person");
      third.setAutoCommit(false);
      trace.execute(third, "update person set age = 2");
      trace.query(connection, "select age from person order by id");
      third.commit();
      trace.query(second, "select age from person order by id");
    }
  }

  private static void detail(Connection connection, Trace trace) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into person (id, name) values (1, 'Twice')");
    } catch (org.postgresql.util.PSQLException e) {
      trace.see("detail", e.getServerErrorMessage().getDetail());
    }
  }

  private static void threads(Connection connection, Trace trace) throws Exception {
    try (PreparedStatement query =
        connection.prepareStatement("select count(*) from person where id > ?")) {
      query.setLong(1, 0);
      Thread thread = new Thread(() -> trace.act("other", () -> query.executeQuery().close()));
      thread.start();
      thread.join();
      trace.rows("here", query.executeQuery());
    }
  }
}
