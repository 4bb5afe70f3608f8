package io.insula.postgres.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Statements without parameters. */
final class StatementCases {
  private StatementCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("statement query", StatementCases::query),
        Case.of("statement update", StatementCases::update),
        Case.of("statement wrong kind", StatementCases::wrongKind),
        Case.of("statement several statements", StatementCases::several),
        Case.of("statement question marks", StatementCases::questionMarks),
        Case.of("statement limits", StatementCases::limits),
        Case.of("statement warnings", StatementCases::warnings),
        Case.of("statement closing", StatementCases::closing),
        Case.of("statement close on completion", StatementCases::closeOnCompletion),
        Case.of("statement errors", StatementCases::errors),
        Case.of("statement two at once", StatementCases::twoAtOnce),
        Case.of("statement empty", StatementCases::empty),
        Case.of("statement escapes", StatementCases::escapes),
        Case.of("statement comments", StatementCases::comments),
        Case.of("statement ways back", StatementCases::waysBack));
  }

  private static void query(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.rows("query", s.executeQuery("select id, email, name, score from person order by id"));
      t.results("execute", s, s.execute("select name from person where id = 2"));
      t.rows("values", s.executeQuery("values (1, 'a'), (2, 'b')"));
      t.rows(
          "with", s.executeQuery("with p as (select name from person) select * from p order by 1"));
    }
  }

  private static void update(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.say("insert", s.executeUpdate("insert into person (name) values ('x'), ('y')"));
      t.say("update", s.executeLargeUpdate("update person set name = name || '!'"));
      t.say("count", s.getUpdateCount());
      t.results("delete", s, s.execute("delete from person where id > 3"));
      t.say("none", s.executeUpdate("update person set name = 'z' where id = 77"));
      t.rows("rows", s.executeQuery("select id, name from person order by id"));
      t.rows("returning", s.executeQuery("delete from person where id = 1 returning name"));
    }
  }

  private static void wrongKind(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.call("query without rows", () -> s.executeQuery("update person set name = 'q'"));
      t.call("update with rows", () -> s.executeUpdate("select 1"));
      t.call("update returning", () -> s.executeUpdate("delete from person returning id"));
      t.rows("after", s.executeQuery("select name from person order by id"));
    }
  }

  private static void several(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      String sql =
          "select 1; update person set name = 'm' where id = 1; select name from person order by id";
      t.results("three", s, s.execute(sql));
      t.call("query", () -> s.executeQuery("select 1; select 2"));
      t.call("update", () -> s.executeUpdate("delete from note; delete from person where id = 1"));
      t.results("rest", s, s.getResultSet() != null);
      t.results("block", s, s.execute("begin; insert into person (name) values ('b'); commit"));
      t.rows("after", s.executeQuery("select id, name from person order by id"));
    }
  }

  private static void questionMarks(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.rows("exists", s.executeQuery("select '{\"a\": 1}'::jsonb ? 'a', '?' as mark"));
      t.rows("doubled", s.executeQuery("select '{\"a\": 1}'::jsonb ?? 'a'"));
      t.rows("any", s.executeQuery("select '{\"a\": 1}'::jsonb ?| array['a', 'b'] -- what?"));
    }
  }

  private static void limits(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.setMaxRows(2);
      s.setFetchSize(1);
      s.setQueryTimeout(7);
      t.rows("two rows", s.executeQuery("select id from person order by id"));
      t.say("max rows", s.getMaxRows());
      t.say("large max rows", s.getLargeMaxRows());
      t.say("fetch size", s.getFetchSize());
      t.say("timeout", s.getQueryTimeout());
      t.say("field size", s.getMaxFieldSize());
      t.say("direction", s.getFetchDirection());
      t.call(
          "bad",
          () -> {
            s.setMaxRows(-1);
            return "set";
          });
      s.setMaxRows(0);
      t.rows("all", s.executeQuery("select id from person order by id"));
    }
  }

  private static void warnings(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.rows("shout", s.executeQuery("select shout('hey')"));
      t.warnings("warnings", s.getWarnings());
      s.clearWarnings();
      t.warnings("cleared", s.getWarnings());
      s.execute("do $$ begin raise warning 'first'; raise notice 'second'; end $$");
      t.warnings("do", s.getWarnings());
      t.warnings("connection", c.getWarnings());
    }
  }

  private static void closing(Connection c, Trace t) throws SQLException {
    Statement s = c.createStatement();
    ResultSet first = s.executeQuery("select 1");
    ResultSet second = s.executeQuery("select 2");
    t.say("first closed", first.isClosed());
    t.call("first", first::next);
    s.close();
    t.say("second closed", second.isClosed());
    t.say("closed", s.isClosed());
    t.call("execute", () -> s.execute("select 1"));
    t.call("connection", () -> s.getConnection() == c);
    t.call("max rows", s::getMaxRows);
    t.run("again", s::close);
  }

  private static void closeOnCompletion(Connection c, Trace t) throws SQLException {
    Statement s = c.createStatement();
    s.closeOnCompletion();
    ResultSet rows = s.executeQuery("select name from person");
    t.say("wanted", s.isCloseOnCompletion());
    t.say("before", s.isClosed());
    rows.close();
    t.say("after", s.isClosed());
  }

  private static void errors(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.call("syntax", () -> s.execute("selct 1"));
      t.call("column", () -> s.execute("select id, nothing from person"));
      t.call("table", () -> s.execute("select 1 from nowhere"));
      t.call("division", () -> s.executeQuery("select 1 / (id - id) from person"));
      t.call("unique", () -> s.executeUpdate("insert into person (email) values ('ada@x')"));
      t.call("null", () -> s.executeUpdate("insert into note (person_id) values (null)"));
      t.rows("works again", s.executeQuery("select count(*) from person"));
    }
  }

  private static void twoAtOnce(Connection c, Trace t) throws SQLException {
    try (Statement one = c.createStatement();
        Statement two = c.createStatement();
        ResultSet outer = one.executeQuery("select id from person order by id")) {
      while (outer.next()) {
        t.rows("inner", two.executeQuery("select name from person where id = " + outer.getLong(1)));
      }
    }
  }

  private static void empty(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.results("nothing", s, s.execute(""));
      t.results("semicolons", s, s.execute(" ; ; "));
      t.results("comment", s, s.execute("-- nothing"));
      t.results("trailing", s, s.execute("select 1; ; -- end"));
    }
  }

  private static void escapes(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.rows("escapes", s.executeQuery("select {fn concat('a', 'b')}, {d '2024-05-06'}"));
      s.setEscapeProcessing(false);
      t.call("none", () -> s.executeQuery("select {d '2024-05-06'}"));
    }
  }

  private static void comments(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.rows("a", s.executeQuery("/* ; ? /* nested */ ' */ select name from person where id = 1"));
      t.rows("b", s.executeQuery("select $q$;?'$q$, E'a\\'?;', \"name\" from person limit 1 -- ;"));
    }
  }

  private static void waysBack(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("select 1")) {
      t.say("statement", rows.getStatement() == s);
      t.say("connection", rows.getStatement().getConnection() == c);
      t.say("again", s.getResultSet() != null);
    }
  }
}
