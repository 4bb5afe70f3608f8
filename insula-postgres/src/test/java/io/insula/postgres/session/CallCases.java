package io.insula.postgres.session;

import io.insula.Isolation;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;

/** Functions and procedures. */
final class CallCases {
  private CallCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("call a function", CallCases::function),
        Case.of("call with out parameters", CallCases::outParameters),
        Case.of("call a procedure", CallCases::procedure),
        Case.of("call a procedure by escape", CallCases::procedureByEscape)
            .with("?escapeSyntaxCallMode=callIfNoReturn"),
        Case.of("call for a cursor", CallCases::cursor),
        Case.of("call for a cursor in autocommit", CallCases::cursorInAutocommit)
            .differs(
                "the call has a transaction, so its cursor can be read",
                Isolation.ROW,
                Isolation.SCHEMA),
        Case.of("call in a query", CallCases::inAQuery),
        Case.of("call wrongly", CallCases::wrongly));
  }

  private static void function(Connection c, Trace t) throws SQLException {
    try (CallableStatement s = c.prepareCall("{? = call add_one(?)}")) {
      s.registerOutParameter(1, Types.INTEGER);
      for (int i = 0; i < 7; i++) {
        s.setInt(2, i);
        t.say("execute", s.execute());
        t.say("result", s.getInt(1));
        t.say("object", s.getObject(1));
      }
    }
  }

  private static void outParameters(Connection c, Trace t) throws SQLException {
    try (CallableStatement s = c.prepareCall("{call split(?, ?)}")) {
      s.setInt(1, 42);
      s.registerOutParameter(1, Types.INTEGER);
      s.registerOutParameter(2, Types.INTEGER);
      s.execute();
      t.say("a", s.getInt(1));
      t.say("b", s.getInt(2));
      t.say("null", s.wasNull());
    }
  }

  private static void procedure(Connection c, Trace t) throws SQLException {
    try (CallableStatement s = c.prepareCall("call rename(?, ?)");
        Statement check = c.createStatement()) {
      s.setLong(1, 1);
      s.setString(2, "renamed");
      t.say("execute", s.execute());
      t.say("count", s.getUpdateCount());
      t.rows("rows", check.executeQuery("select name from person order by id"));
      t.results("text", check, check.execute("call rename(2, 'again')"));
      t.rows("rows", check.executeQuery("select name from person order by id"));
    }
  }

  private static void procedureByEscape(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (CallableStatement s = c.prepareCall("{call rename(?, ?)}")) {
      s.setLong(1, 1);
      s.setString(2, "renamed");
      t.say("execute", s.execute());
      t.say("count", s.getUpdateCount());
    }
    c.commit();
  }

  private static void cursor(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (CallableStatement s = c.prepareCall("{? = call people()}")) {
      s.registerOutParameter(1, Types.REF_CURSOR);
      s.execute();
      ResultSet rows = (ResultSet) s.getObject(1);
      t.say("connection", rows.getStatement().getConnection() == c);
      t.rows("rows", rows);
    }
    try (Statement s = c.createStatement();
        ResultSet outer = s.executeQuery("select people()")) {
      outer.next();
      t.rows("rows", (ResultSet) outer.getObject(1));
    }
    c.commit();
  }

  private static void cursorInAutocommit(Connection c, Trace t) throws SQLException {
    try (CallableStatement s = c.prepareCall("{? = call people()}")) {
      s.registerOutParameter(1, Types.REF_CURSOR);
      s.execute();
      t.call("rows", () -> s.getObject(1));
    }
  }

  private static void inAQuery(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.rows("rows", s.executeQuery("select add_one(id::int) from person order by id"));
      t.rows("split", s.executeQuery("select * from split(57)"));
    }
  }

  private static void wrongly(Connection c, Trace t) throws SQLException {
    try (CallableStatement s = c.prepareCall("{? = call add_one(?)}")) {
      t.call("nothing set", s::execute);
      s.registerOutParameter(1, Types.VARCHAR);
      s.setInt(2, 1);
      t.call("type", s::execute);
    }
    t.call("absent", () -> c.prepareCall("{call absent()}").execute());
  }
}
