package io.insula.postgres.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Generated keys. */
final class KeyCases {
  private KeyCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("keys of a prepared statement", KeyCases::prepared),
        Case.of("keys by column", KeyCases::columns),
        Case.of("keys in transaction", KeyCases::inTransaction),
        Case.of("keys of a text", KeyCases::text),
        Case.of("keys of others", KeyCases::others),
        Case.of("keys of nothing", KeyCases::nothing));
  }

  private static void ids(Trace t, Statement s) throws SQLException {
    try (ResultSet keys = s.getGeneratedKeys()) {
      t.say("type", keys.getType());
      while (keys.next()) {
        t.say("key", keys.getLong("id"));
        t.say("first", keys.getLong(1));
      }
    }
  }

  private static void prepared(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement(
            "insert into person (name) values (?), (?)", Statement.RETURN_GENERATED_KEYS)) {
      for (int i = 0; i < 7; i++) {
        s.setString(1, "k" + i);
        s.setString(2, "l" + i);
        t.say("count", s.executeUpdate());
        t.say("update count", s.getUpdateCount());
        ids(t, s);
        t.say("rows", s.getResultSet());
        t.say("more", s.getMoreResults());
        t.say("after", s.getUpdateCount());
      }
    }
  }

  private static void columns(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement("insert into person (name) values (?)", new String[] {"id", "name"})) {
      s.setString(1, "col");
      t.say("execute", s.execute());
      t.say("count", s.getUpdateCount());
      t.rows("keys", s.getGeneratedKeys());
    }
    t.call(
        "indexes",
        () -> c.prepareStatement("insert into person (name) values ('i')", new int[] {1}));
    try (PreparedStatement s =
        c.prepareStatement("insert into person (name) values ('no')", new String[] {"nothing"})) {
      t.call("unknown", s::executeUpdate);
    }
  }

  private static void inTransaction(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement s =
        c.prepareStatement(
            "insert into person (name) values (?)", Statement.RETURN_GENERATED_KEYS)) {
      for (int i = 0; i < 3; i++) {
        s.setString(1, "t" + i);
        t.say("count", s.executeUpdate());
        ids(t, s);
      }
    }
    c.commit();
  }

  private static void text(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      String sql = "insert into person (name) values ('a'), ('b')";
      t.say("count", s.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS));
      ids(t, s);
      t.say("count", s.executeUpdate(sql, new String[] {"id"}));
      t.rows("keys", s.getGeneratedKeys());
      t.say("execute", s.execute(sql, new String[] {"name"}));
      t.say("count", s.getUpdateCount());
      t.rows("keys", s.getGeneratedKeys());
      t.say("large", s.executeLargeUpdate(sql, new String[] {"id"}));
      t.call("indexes", () -> s.executeUpdate(sql, new int[] {1}));
      t.say("none", s.executeUpdate(sql, Statement.NO_GENERATED_KEYS));
      t.rows("no keys", s.getGeneratedKeys());
    }
  }

  private static void others(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.say("update", s.executeUpdate("update person set name = 'u'", new String[] {"id"}));
      t.rows("keys", s.getGeneratedKeys());
      t.say("delete", s.executeUpdate("delete from person", new String[] {"email"}));
      t.rows("keys", s.getGeneratedKeys());
      String returning = "insert into person (name) values ('r') returning name";
      t.call("returning", () -> s.executeUpdate(returning, Statement.RETURN_GENERATED_KEYS));
      t.rows("keys", s.getGeneratedKeys());
      t.call("select", () -> s.execute("select 1", Statement.RETURN_GENERATED_KEYS));
      t.rows("keys", s.getGeneratedKeys());
      String with = "with x as (insert into person (name) values ('w') returning id) select 1";
      t.call("with", () -> s.execute(with, new String[] {"id"}));
    }
    try (PreparedStatement s =
        c.prepareStatement("select name from person", Statement.RETURN_GENERATED_KEYS)) {
      t.rows("select", s.executeQuery());
    }
  }

  private static void nothing(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement("delete from person where id = ?", new String[] {"id"})) {
      s.setLong(1, 99);
      t.say("count", s.executeUpdate());
      t.rows("keys", s.getGeneratedKeys());
    }
    try (PreparedStatement s = c.prepareStatement("select 1")) {
      t.rows("unasked", s.getGeneratedKeys());
      s.execute();
      t.rows("unasked", s.getGeneratedKeys());
    }
  }
}
