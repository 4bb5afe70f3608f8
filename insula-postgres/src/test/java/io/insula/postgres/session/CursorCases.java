package io.insula.postgres.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Result sets that are more than a list of rows. */
final class CursorCases {
  private static final String SERIES =
      "select n, (select count(*) from person) from generate_series(1, 250) n";

  private CursorCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("cursor in transaction", CursorCases::inTransaction),
        Case.of("cursor of a prepared statement", CursorCases::prepared),
        Case.of("cursor after commit", CursorCases::afterCommit),
        Case.of("cursor in autocommit", CursorCases::inAutocommit),
        Case.of("cursor by default", CursorCases::byDefault).with("?defaultRowFetchSize=50"),
        Case.of("cursor with begin", CursorCases::withBegin),
        Case.of("scrollable", CursorCases::scrollable),
        Case.of("scrollable prepared", CursorCases::scrollablePrepared),
        Case.of("updatable", CursorCases::updatable),
        Case.of("updatable in transaction", CursorCases::updatableInTransaction),
        Case.of("holdable", CursorCases::holdable),
        Case.of("declared", CursorCases::declared));
  }

  private static void count(Trace t, ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    t.say("rows", count);
    t.say("fetch size", rows.getFetchSize());
  }

  private static void inTransaction(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (Statement s = c.createStatement()) {
      s.setFetchSize(100);
      try (ResultSet rows = s.executeQuery(SERIES)) {
        count(t, rows);
      }
      s.executeUpdate("update person set name = 'c'");
      try (ResultSet rows = s.executeQuery(SERIES)) {
        count(t, rows);
      }
    }
    c.commit();
  }

  private static void prepared(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement s = c.prepareStatement(SERIES + " where n > ?")) {
      s.setInt(1, 10);
      s.setFetchSize(100);
      for (int i = 0; i < 7; i++) {
        try (ResultSet rows = s.executeQuery()) {
          count(t, rows);
        }
        c.commit();
      }
    }
  }

  private static void afterCommit(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (Statement s = c.createStatement()) {
      s.setFetchSize(2);
      ResultSet rows = s.executeQuery("select id from person order by id");
      t.call("first", rows::next);
      c.commit();
      t.call("second", rows::next);
      t.call("third", rows::next);
    }
  }

  private static void inAutocommit(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(SERIES);
        Statement plain = c.createStatement()) {
      s.setFetchSize(7);
      try (ResultSet rows = s.executeQuery()) {
        count(t, rows);
      }
      plain.setFetchSize(7);
      try (ResultSet rows = plain.executeQuery(SERIES)) {
        count(t, rows);
      }
    }
  }

  private static void byDefault(Connection c, Trace t) throws SQLException {
    inAutocommit(c, t);
    c.setAutoCommit(false);
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery(SERIES)) {
      count(t, rows);
    }
    c.commit();
  }

  private static void withBegin(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute("begin");
      s.setFetchSize(7);
      try (ResultSet rows = s.executeQuery(SERIES)) {
        count(t, rows);
      }
      s.execute("commit");
    }
  }

  private static void walk(Trace t, ResultSet rows) throws SQLException {
    t.say("type", rows.getType());
    t.say("last", rows.last());
    t.say("row", rows.getRow());
    t.say("name", rows.getString("name"));
    t.say("previous", rows.previous());
    t.say("name", rows.getString("name"));
    t.say("absolute", rows.absolute(1));
    t.say("name", rows.getString("name"));
    t.say("relative", rows.relative(2));
    t.say("is last", rows.isLast());
    rows.beforeFirst();
    t.say("before", rows.isBeforeFirst());
    t.call(
        "update",
        () -> {
          rows.updateString("name", "x");
          return "set";
        });
  }

  private static void scrollable(Connection c, Trace t) throws SQLException {
    try (Statement s =
            c.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = s.executeQuery("select name from person order by id")) {
      walk(t, rows);
    }
  }

  private static void scrollablePrepared(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement s =
        c.prepareStatement(
            "select name from person where id > ? order by id",
            ResultSet.TYPE_SCROLL_INSENSITIVE,
            ResultSet.CONCUR_READ_ONLY)) {
      s.setInt(1, 0);
      s.setFetchSize(1);
      try (ResultSet rows = s.executeQuery()) {
        walk(t, rows);
      }
    }
    c.commit();
  }

  private static void change(Connection c, Trace t) throws SQLException {
    try (Statement s =
        c.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
      try (ResultSet rows = s.executeQuery("select id, email, name from person order by id")) {
        rows.next();
        rows.updateString("name", "changed");
        rows.updateRow();
        t.say("name", rows.getString("name"));
        rows.refreshRow();
        t.say("refreshed", rows.getString("name"));
        rows.next();
        rows.deleteRow();
        rows.moveToInsertRow();
        rows.updateLong("id", 50);
        rows.updateString("email", "ins@x");
        rows.insertRow();
        rows.moveToCurrentRow();
        t.call(
            "none",
            () -> {
              rows.updateString("nothing", "x");
              return "set";
            });
        t.say("concurrency", rows.getConcurrency());
      }
      t.rows("after", s.executeQuery("select id, email, name from person order by id"));
      try (ResultSet rows = s.executeQuery("select id, email from person order by id")) {
        rows.next();
        rows.updateString("email", "cleo@x");
        t.run("unique", rows::updateRow);
      }
    }
  }

  private static void updatable(Connection c, Trace t) throws SQLException {
    change(c, t);
  }

  private static void updatableInTransaction(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    change(c, t);
    c.rollback();
    try (Statement s = c.createStatement()) {
      t.rows("rolled back", s.executeQuery("select id, email, name from person order by id"));
    }
  }

  private static void holdable(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (Statement s =
        c.createStatement(
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
      s.setFetchSize(1);
      ResultSet rows = s.executeQuery("select name from person order by id");
      t.call("first", rows::next);
      c.commit();
      t.call("second", rows::next);
      t.say("holdability", s.getResultSetHoldability());
    }
  }

  private static void declared(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (Statement s = c.createStatement()) {
      s.execute("declare people cursor for select name from person order by id");
      t.rows("one", s.executeQuery("fetch 2 from people"));
      t.rows("two", s.executeQuery("fetch 2 from people"));
      s.execute("close people");
      c.commit();
      t.call("gone", () -> s.executeQuery("fetch 1 from people"));
    }
  }
}
