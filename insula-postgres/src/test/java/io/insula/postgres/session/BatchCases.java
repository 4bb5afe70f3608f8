package io.insula.postgres.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Batches, and how they fail. */
final class BatchCases {
  private static final String INSERT = "insert into person (email, name) values (?, ?)";

  private BatchCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("batch of a prepared statement", BatchCases::prepared),
        Case.of("batch rewritten", BatchCases::prepared).with("?reWriteBatchedInserts=true"),
        Case.of("batch of texts", BatchCases::texts),
        Case.of("batch fails", BatchCases::fails),
        Case.of("batch fails in transaction", BatchCases::failsInTransaction),
        Case.of("batch cleared", BatchCases::cleared),
        Case.of("batch keys", BatchCases::keys),
        Case.of("batch empty", BatchCases::empty),
        Case.of("batch between runs", BatchCases::betweenRuns));
  }

  private static void add(PreparedStatement s, String... names) throws SQLException {
    for (String name : names) {
      s.setString(1, name + "@x");
      s.setString(2, name);
      s.addBatch();
    }
  }

  private static void rows(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.rows("rows", s.executeQuery("select email, name from person order by email"));
    }
  }

  private static void prepared(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(INSERT)) {
      add(s, "d", "e", "f");
      t.say("counts", s.executeBatch());
      add(s, "g");
      t.say("counts", s.executeLargeBatch());
    }
    rows(c, t);
  }

  private static void texts(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.addBatch("insert into person (email) values ('t1')");
      s.addBatch("update person set name = 'all'");
      s.addBatch("delete from person where id = 1");
      t.say("counts", s.executeBatch());
      s.addBatch("select 1");
      t.call("select", s::executeBatch);
    }
    rows(c, t);
  }

  private static void fails(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(INSERT)) {
      add(s, "h", "ada", "i");
      t.call("batch", s::executeBatch);
    }
    rows(c, t);
    try (Statement s = c.createStatement()) {
      s.addBatch("insert into person (email) values ('t1')");
      s.addBatch("insert into person (email) values ('ada@x')");
      t.call("texts", s::executeBatch);
    }
    rows(c, t);
  }

  private static void failsInTransaction(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement s = c.prepareStatement(INSERT)) {
      add(s, "h", "ada", "i");
      t.call("batch", s::executeBatch);
      t.call("after", s::executeUpdate);
      c.rollback();
      add(s, "j");
      t.call("again", s::executeBatch);
      c.commit();
    }
    rows(c, t);
  }

  private static void cleared(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(INSERT)) {
      add(s, "k");
      s.clearBatch();
      t.say("counts", s.executeBatch());
      add(s, "l");
      t.say("counts", s.executeBatch());
    }
    rows(c, t);
  }

  private static void keys(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(INSERT, new String[] {"id"})) {
      add(s, "m", "n");
      t.say("counts", s.executeBatch());
      t.rows("keys", s.getGeneratedKeys());
    }
  }

  private static void empty(Connection c, Trace t) throws SQLException {
    try (PreparedStatement p = c.prepareStatement(INSERT);
        Statement s = c.createStatement()) {
      t.say("prepared", p.executeBatch());
      t.say("texts", s.executeBatch());
    }
  }

  private static void betweenRuns(Connection c, Trace t) throws SQLException {
    try (PreparedStatement s = c.prepareStatement(INSERT)) {
      s.setString(1, "o@x");
      s.setString(2, "o");
      t.say("run", s.executeUpdate());
      s.setString(1, "p@x");
      s.addBatch();
      s.setString(1, "q@x");
      t.say("run", s.executeUpdate());
      t.say("batch", s.executeBatch());
      s.setString(1, "r@x");
      t.say("run", s.executeUpdate());
    }
    rows(c, t);
  }
}
