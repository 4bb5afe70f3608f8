package io.insula.postgres.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;

/** Statements with parameters. */
final class PreparedCases {
  private PreparedCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("prepared query", PreparedCases::query),
        Case.of("prepared many times", PreparedCases::manyTimes),
        Case.of("prepared many times in transactions", PreparedCases::manyTransactions),
        Case.of("prepared wrong index", PreparedCases::wrongIndex),
        Case.of("prepared missing parameter", PreparedCases::missing),
        Case.of("prepared wrong kind", PreparedCases::wrongKind),
        Case.of("prepared text refused", PreparedCases::text),
        Case.of("prepared metadata", PreparedCases::metadata),
        Case.of("prepared metadata in transaction", PreparedCases::metadataInTransaction),
        Case.of("prepared several statements", PreparedCases::several),
        Case.of("prepared operators", PreparedCases::operators),
        Case.of("prepared clear parameters", PreparedCases::clear),
        Case.of("prepared closed", PreparedCases::closed),
        Case.of("prepared errors", PreparedCases::errors),
        Case.of("prepared plan change heals", PreparedCases::planChange),
        Case.of("prepared limits", PreparedCases::limits),
        Case.of("prepared before and after commit", PreparedCases::acrossCommit),
        Case.of("prepared on conflict", PreparedCases::onConflict),
        Case.of("prepared on conflict do nothing", PreparedCases::onConflictNothing));
  }

  private static void query(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement("select id, name from person where id > ? and name <> ? order by id")) {
      s.setLong(1, 1);
      s.setString(2, "Nobody");
      t.rows("query", s.executeQuery());
      s.setString(2, "Bob");
      t.results("execute", s, s.execute());
      t.rows("again", s.executeQuery());
    }
  }

  private static void manyTimes(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select name, score from person where id = ?")) {
      for (int i = 0; i < 12; i++) {
        s.setInt(1, 1 + i % 3);
        t.rows("run " + i, s.executeQuery());
      }
    }
  }

  private static void manyTransactions(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement s = c.prepareStatement("update person set score = ? where id = ?")) {
      for (int i = 0; i < 15; i++) {
        s.setInt(1, i);
        s.setLong(2, 1 + i % 3);
        t.say("run " + i, s.executeUpdate());
        if (i % 4 == 3) {
          c.commit();
        }
      }
    }
    c.rollback();
    try (Statement s = c.createStatement()) {
      t.rows("after", s.executeQuery("select id, score from person order by id"));
    }
  }

  private static void wrongIndex(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select name from person where id = ?")) {
      t.run("zero", () -> s.setInt(0, 1));
      t.run("minus", () -> s.setString(-1, "x"));
      t.run("two", () -> s.setLong(2, 1));
      t.run("null", () -> s.setNull(3, Types.INTEGER));
      s.setInt(1, 2);
      t.rows("right", s.executeQuery());
    }
  }

  private static void missing(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement("select name from person where id = ? or id = ?")) {
      t.call("none", s::executeQuery);
      s.setInt(1, 2);
      t.call("one", s::executeQuery);
      s.setInt(2, 3);
      t.rows("both", s.executeQuery());
    }
  }

  private static void wrongKind(Connection c, Trace t) throws SQLException {
    try (PreparedStatement update = c.prepareStatement("update person set name = ?");
        PreparedStatement select = c.prepareStatement("select id from person where id = ?")) {
      update.setString(1, "w");
      select.setInt(1, 1);
      t.call("query without rows", update::executeQuery);
      t.call("update with rows", select::executeUpdate);
      t.call("large update with rows", select::executeLargeUpdate);
    }
  }

  private static void text(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select 1")) {
      t.call("query", () -> s.executeQuery("select 2"));
      t.call("update", () -> s.executeUpdate("delete from note"));
      t.call("execute", () -> s.execute("select 2"));
      t.run("batch", () -> s.addBatch("delete from note"));
    }
  }

  private static void metadata(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement("select id, name, score from person where id = ? and born = ?")) {
      t.say("columns", s.getMetaData().getColumnCount());
      t.say("name", s.getMetaData().getColumnName(2));
      t.say("type", s.getMetaData().getColumnTypeName(3));
      t.say("parameters", s.getParameterMetaData().getParameterCount());
      t.say("first", s.getParameterMetaData().getParameterTypeName(1));
      t.say("second", s.getParameterMetaData().getParameterTypeName(2));
      s.setLong(1, 1);
      s.setNull(2, Types.DATE);
      try (ResultSet rows = s.executeQuery()) {
        t.say("table", rows.getMetaData().getTableName(1));
        t.say("label", s.getMetaData().getColumnLabel(1));
        t.say("nullable", rows.getMetaData().isNullable(1));
        t.say("auto", rows.getMetaData().isAutoIncrement(1));
      }
    }
    try (PreparedStatement s = c.prepareStatement("update person set name = ?")) {
      t.say("update", s.getMetaData());
    }
  }

  private static void metadataInTransaction(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement s = c.prepareStatement("select name from person where id = ?")) {
      t.say("type", s.getParameterMetaData().getParameterTypeName(1));
      s.setInt(1, 1);
      t.rows("rows", s.executeQuery());
    }
    c.commit();
  }

  private static void several(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement(
            "update person set name = ? where id = ?; select name from person where id = ?")) {
      s.setString(1, "sev");
      s.setInt(2, 1);
      s.setInt(3, 1);
      t.results("both", s, s.execute());
      t.call("query", s::executeQuery);
      t.call("update", s::executeUpdate);
    }
  }

  private static void operators(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement(
            "select ?::jsonb ?? 'a', ?::jsonb ??| array['x'], '?', \"name\""
                + " /* ? */ from person where id = ? -- ?")) {
      s.setString(1, "{\"a\": 1}");
      s.setString(2, "{\"b\": 1}");
      s.setInt(3, 1);
      t.rows("rows", s.executeQuery());
    }
  }

  private static void clear(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select name from person where id = ?")) {
      s.setInt(1, 1);
      s.clearParameters();
      t.call("cleared", s::executeQuery);
      s.setInt(1, 2);
      t.rows("set", s.executeQuery());
    }
  }

  private static void closed(Connection c, Trace t) throws SQLException {
    PreparedStatement s = c.prepareStatement("select name from person where id = ?");
    s.setInt(1, 1);
    ResultSet rows = s.executeQuery();
    s.close();
    t.say("rows closed", rows.isClosed());
    t.call("execute", s::executeQuery);
    t.run("set", () -> s.setInt(1, 1));
    t.call("connection", () -> s.getConnection() == c);
  }

  private static void errors(Connection c, Trace t) throws SQLException {
    t.call("syntax", () -> c.prepareStatement("selct ?").executeQuery());
    try (PreparedStatement s = c.prepareStatement("insert into person (email) values (?)")) {
      s.setString(1, "ada@x");
      t.call("unique", s::executeUpdate);
      s.setString(1, "new@x");
      t.call("works again", s::executeUpdate);
    }
    try (PreparedStatement s = c.prepareStatement("select name from person where id = ?")) {
      s.setString(1, "text");
      t.call("type", s::executeQuery);
      t.run("object", () -> s.setObject(1, new Object()));
    }
  }

  private static void planChange(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select * from (select shape()) s");
        Statement other = c.createStatement()) {
      t.call("absent", s::executeQuery);
      try (PreparedStatement path = c.prepareStatement("select name from person where id = ?")) {
        for (int i = 0; i < 8; i++) {
          path.setInt(1, 1);
          t.rows("run", path.executeQuery());
        }
        other.execute("discard plans");
        other.execute("deallocate all");
        path.setInt(1, 2);
        t.rows("after deallocate", path.executeQuery());
      }
    }
  }

  private static void limits(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select id from person order by id")) {
      s.setMaxRows(2);
      t.rows("autocommit", s.executeQuery());
      c.setAutoCommit(false);
      t.rows("first", s.executeQuery());
      t.rows("second", s.executeQuery());
      s.setMaxRows(1);
      t.rows("third", s.executeQuery());
      c.rollback();
      t.rows("fourth", s.executeQuery());
      t.say("limit", s.getMaxRows());
    }
  }

  private static void acrossCommit(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement s = c.prepareStatement("select name from person where id = ?")) {
      s.setInt(1, 1);
      c.commit();
      t.rows("one", s.executeQuery());
      t.rows("same", s.executeQuery());
      c.commit();
      t.rows("two", s.executeQuery());
      c.rollback();
      c.setAutoCommit(true);
      t.rows("three", s.executeQuery());
      c.setAutoCommit(false);
      s.setInt(1, 2);
      t.rows("four", s.executeQuery());
    }
  }

  private static void onConflict(Connection c, Trace t) throws SQLException {
    String sql =
        "insert into person (email, name) values (?, ?)"
            + " on conflict (email) do update set name = excluded.name returning id, name";
    try (PreparedStatement s = c.prepareStatement(sql)) {
      s.setString(1, "ada@x");
      s.setString(2, "Ada II");
      t.rows("there", s.executeQuery());
      s.setString(1, "new@x");
      t.rows("new", s.executeQuery());
    }
    try (Statement s = c.createStatement()) {
      t.rows("rows", s.executeQuery("select email, name from person order by email"));
    }
  }

  private static void onConflictNothing(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      String sql = "insert into person as p (\"email\") values ('ada@x') on conflict (\"email\")";
      t.say("column", s.executeUpdate(sql + " do nothing"));
      t.say(
          "any",
          s.executeUpdate("insert into person (email) values ('ada@x') on conflict do nothing"));
      t.say(
          "constraint",
          s.executeUpdate(
              "insert into person (email) values ('ada@x')"
                  + " on conflict on constraint person_email_key do nothing"));
      t.say(
          "id", s.executeUpdate("insert into person (id) values (1) on conflict (id) do nothing"));
      t.call(
          "none",
          () ->
              s.executeUpdate("insert into person (id) values (1) on conflict (name) do nothing"));
    }
  }
}
