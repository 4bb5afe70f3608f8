package io.insula.postgres.conformance;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;

/** {@link CallableStatement}: functions, procedures and cursors. */
final class CallableCases {
  private CallableCases() {}

  static Cases cases() {
    return Cases.topic("callable")
        .add("function", CallableCases::function)
        .add("out and inout parameters", CallableCases::outs)
        .add("procedure", CallableCases::procedure)
        .add("procedure with a null to call", CallableCases::procedureEscaped)
        .add("refcursor", CallableCases::refcursor)
        .add("refcursor in autocommit", CallableCases::refcursorInAutocommit)
        .add("function that changes rows", CallableCases::changing)
        .add("failures", CallableCases::failures)
        .add("not registered", CallableCases::unregistered)
        .add("names of parameters", CallableCases::names)
        .add("query through prepareCall", CallableCases::query)
        .add("batch of calls", CallableCases::batch);
  }

  private static void function(Connection connection, Trace trace) throws SQLException {
    try (CallableStatement call = connection.prepareCall("{? = call plus(?, ?)}")) {
      call.registerOutParameter(1, Types.INTEGER);
      for (int n = 0; n < 7; n++) {
        call.setInt(2, n);
        call.setInt(3, 2);
        trace.see("executed", call.execute());
        trace.see("sum", call.getInt(1));
        trace.see("object", call.getObject(1));
        trace.see("was null", call.wasNull());
      }
      trace.see("count", call.getUpdateCount());
      trace.see("rows", call.getResultSet());
      call.setNull(3, Types.INTEGER);
      call.execute();
      trace.see("null", call.getInt(1));
      trace.see("was null", call.wasNull());
    }
  }

  private static void outs(Connection connection, Trace trace) throws SQLException {
    try (CallableStatement call = connection.prepareCall("{call split(?, ?, ?)}")) {
      call.setInt(1, 7);
      call.registerOutParameter(1, Types.INTEGER);
      call.registerOutParameter(2, Types.NUMERIC);
      call.registerOutParameter(3, Types.VARCHAR);
      trace.see("executed", call.execute());
      trace.see("total", call.getInt(1));
      trace.see("half", call.getBigDecimal(2));
      trace.see("word", call.getString(3));
      trace.attempt("beyond", () -> call.getString(4));
      trace.attempt("wrong type", () -> call.getBoolean(3));
      connection.setAutoCommit(false);
      trace.see("again", call.execute());
      trace.see("word", call.getString(3));
      connection.commit();
    }
  }

  private static void procedure(Connection connection, Trace trace) throws SQLException {
    try (CallableStatement call = connection.prepareCall("call rename(?, ?, ?)")) {
      call.setLong(1, 1);
      call.setString(2, "Ava");
      call.setNull(3, Types.VARCHAR);
      call.registerOutParameter(3, Types.VARCHAR);
      trace.attempt("executed", call::execute);
      trace.attempt("old name", () -> call.getString(3));
      connection.setAutoCommit(false);
      trace.attempt("executed", call::execute);
      connection.rollback();
      connection.setAutoCommit(true);
    }
    trace.elsewhere("select id, name from person order by id");
  }

  private static void procedureEscaped(Connection connection, Trace trace) throws SQLException {
    try (CallableStatement call = connection.prepareCall("{call rename(?, ?, ?)}")) {
      call.setLong(1, 1);
      call.setString(2, "Ava");
      call.registerOutParameter(3, Types.VARCHAR);
      trace.attempt("executed", call::execute);
    }
    trace.elsewhere("select id, name from person order by id");
  }

  private static void refcursor(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    try (CallableStatement call = connection.prepareCall("{? = call everyone()}")) {
      call.registerOutParameter(1, Types.REF_CURSOR);
      trace.see("executed", call.execute());
      trace.rows("everyone", (java.sql.ResultSet) call.getObject(1));
    }
    connection.commit();
  }

  private static void refcursorInAutocommit(Connection connection, Trace trace)
      throws SQLException {
    try (CallableStatement call = connection.prepareCall("{? = call everyone()}")) {
      call.registerOutParameter(1, Types.OTHER);
      trace.attempt("executed", call::execute);
      trace.attempt("everyone", () -> call.getObject(1));
    }
    trace.query(connection, "select everyone()");
  }

  private static void changing(Connection connection, Trace trace) throws SQLException {
    try (CallableStatement call = connection.prepareCall("{call grow(?)}")) {
      call.setLong(1, 1);
      trace.results(call, call.execute());
    }
    try (CallableStatement call = connection.prepareCall("select * from grow(?)")) {
      call.setLong(1, 2);
      trace.results(call, call.execute());
    }
    trace.elsewhere("select id, age from person order by id");
  }

  private static void failures(Connection connection, Trace trace) throws SQLException {
    try (CallableStatement call = connection.prepareCall("{? = call fail(?)}")) {
      call.registerOutParameter(1, Types.INTEGER);
      call.setString(2, "23505");
      trace.attempt("executed", call::execute);
      trace.attempt("result", () -> call.getInt(1));
      trace.attempt("update", call::executeUpdate);
      trace.attempt("query", call::executeQuery);
    }
    try (CallableStatement call = connection.prepareCall("{call nothing(?)}")) {
      call.setInt(1, 1);
      trace.attempt("unknown", call::execute);
    }
    trace.attempt("syntax", () -> connection.prepareCall("{? = call plus(?, ?"));
  }

  private static void unregistered(Connection connection, Trace trace) throws SQLException {
    try (CallableStatement call = connection.prepareCall("{? = call plus(?, ?)}")) {
      call.setInt(2, 1);
      call.setInt(3, 1);
      trace.attempt("executed", call::execute);
      call.registerOutParameter(1, Types.VARCHAR);
      trace.attempt("wrong type", call::execute);
      trace.attempt("value", () -> call.getInt(1));
      trace.act("beyond", () -> call.registerOutParameter(9, Types.INTEGER));
    }
  }

  private static void names(Connection connection, Trace trace) throws SQLException {
    try (CallableStatement call = connection.prepareCall("{? = call plus(?, ?)}")) {
      trace.act("register", () -> call.registerOutParameter("a", Types.INTEGER));
      trace.act("set", () -> call.setInt("a", 1));
      trace.attempt("get", () -> call.getInt("a"));
      trace.attempt("parameters", () -> call.getParameterMetaData().getParameterCount());
    }
  }

  private static void query(Connection connection, Trace trace) throws SQLException {
    try (CallableStatement call =
        connection.prepareCall("select id, name from person where id < ? order by id")) {
      call.setLong(1, 3);
      trace.rows("people", call.executeQuery());
      call.setMaxRows(1);
      trace.rows("one", call.executeQuery());
      trace.see("connection", call.getConnection() == connection);
    }
    try (CallableStatement call = connection.prepareCall("{? = call upper(?)}")) {
      call.registerOutParameter(1, Types.VARCHAR);
      call.setString(2, "a");
      call.execute();
      trace.see("upper", call.getString(1));
      trace.attempt("typed", () -> call.getObject(1, String.class));
      trace.attempt("mapped", () -> call.getObject(1, Map.of()));
    }
  }

  private static void batch(Connection connection, Trace trace) throws SQLException {
    try (CallableStatement call = connection.prepareCall("{call grow(?)}")) {
      call.setLong(1, 1);
      trace.act("add", call::addBatch);
      trace.attempt("batch", call::executeBatch);
    }
    trace.elsewhere("select id, age from person order by id");
  }
}
