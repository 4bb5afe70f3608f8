package io.insula.postgres.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/** Transactions, by method and by text. */
final class TransactionCases {
  private TransactionCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("transaction commit and rollback", TransactionCases::commitAndRollback),
        Case.of("transaction savepoints", TransactionCases::savepoints),
        Case.of("transaction savepoint first", TransactionCases::savepointFirst),
        Case.of("transaction fails", TransactionCases::fails),
        Case.of("transaction fails with autosave", TransactionCases::fails)
            .with("?autosave=always"),
        Case.of("transaction fails at first with autosave", TransactionCases::failsFirst)
            .with("?autosave=always"),
        Case.of("transaction isolation levels", TransactionCases::isolation),
        Case.of("transaction level by text", TransactionCases::levelByText),
        Case.of("transaction read only", TransactionCases::readOnly),
        Case.of("transaction by text", TransactionCases::byText),
        Case.of("transaction by text with savepoint", TransactionCases::textSavepoint),
        Case.of("transaction by text chained", TransactionCases::chained),
        Case.of("transaction autocommit toggled", TransactionCases::toggled),
        Case.of("transaction wrong calls", TransactionCases::wrongCalls),
        Case.of("transaction settings", TransactionCases::settings));
  }

  private static void rows(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.rows("rows", s.executeQuery("select id, name from person order by id"));
    }
  }

  private static int run(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement()) {
      return s.executeUpdate(sql);
    }
  }

  private static void commitAndRollback(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    t.say("update", run(c, "update person set name = 'one'"));
    c.commit();
    t.say("update", run(c, "update person set name = 'two'"));
    rows(c, t);
    c.rollback();
    rows(c, t);
    c.setAutoCommit(true);
    rows(c, t);
  }

  private static void savepoints(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    run(c, "update person set name = 'a'");
    Savepoint one = c.setSavepoint("one");
    run(c, "update person set name = 'b'");
    t.say("name", one.getSavepointName());
    c.rollback(one);
    rows(c, t);
    Savepoint two = c.setSavepoint();
    t.call("fails", () -> run(c, "update person set nothing = 1"));
    c.rollback(two);
    rows(c, t);
    c.releaseSavepoint(one);
    t.run("released", () -> c.rollback(one));
    c.rollback();
    rows(c, t);
  }

  private static void savepointFirst(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    Savepoint first = c.setSavepoint();
    run(c, "update person set name = 'x'");
    c.rollback(first);
    run(c, "update person set name = 'y' where id = 1");
    c.commit();
    rows(c, t);
  }

  private static void fails(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement s = c.prepareStatement("update person set name = ? where id = ?")) {
      s.setString(1, "f");
      s.setInt(2, 1);
      t.call("good", s::executeUpdate);
      t.call("bad", () -> run(c, "insert into person (email) values ('ada@x')"));
      t.call("after", s::executeUpdate);
      t.call("text", () -> run(c, "update person set name = 'g' where id = 2"));
      t.run("commit", c::commit);
      rows(c, t);
    }
  }

  private static void failsFirst(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    t.call("bad", () -> run(c, "insert into person (email) values ('ada@x')"));
    t.call("good", () -> run(c, "update person set name = 'g' where id = 2"));
    t.call("bad", () -> c.prepareStatement("select 1/0").executeQuery());
    t.call("good", () -> run(c, "update person set name = 'h' where id = 3"));
    c.commit();
    rows(c, t);
  }

  private static void isolation(Connection c, Trace t) throws SQLException {
    for (int level : new int[] {8, 4, 2, 1}) {
      c.setTransactionIsolation(level);
      t.say("level", c.getTransactionIsolation());
      c.setAutoCommit(false);
      try (Statement s = c.createStatement()) {
        t.rows("shown", s.executeQuery("show transaction_isolation"));
        t.rows("rows", s.executeQuery("select name from person where id = 1"));
      }
      int other = level == 8 ? 2 : 8;
      t.run("within", () -> c.setTransactionIsolation(other));
      c.commit();
      c.setAutoCommit(true);
    }
  }

  private static void levelByText(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    run(c, "set transaction isolation level serializable");
    try (Statement s = c.createStatement()) {
      t.rows("rows", s.executeQuery("select name from person where id = 1"));
      t.rows("shown", s.executeQuery("show transaction_isolation"));
      t.call("late", () -> run(c, "set transaction isolation level read committed"));
    }
    c.rollback();
    rows(c, t);
  }

  private static void readOnly(Connection c, Trace t) throws SQLException {
    c.setReadOnly(true);
    t.say("read only", c.isReadOnly());
    c.setAutoCommit(false);
    rows(c, t);
    t.call("update", () -> run(c, "update person set name = 'ro'"));
    c.rollback();
    t.run("within", () -> c.setReadOnly(false));
    rows(c, t);
    t.run("in transaction", () -> c.setReadOnly(false));
    c.rollback();
    c.setReadOnly(false);
    t.call("update", () -> run(c, "update person set name = 'rw'"));
    c.commit();
  }

  private static void byText(Connection c, Trace t) throws SQLException {
    run(c, "begin");
    t.say("update", run(c, "update person set name = 'text'"));
    rows(c, t);
    run(c, "rollback");
    rows(c, t);
    run(c, "start transaction isolation level repeatable read");
    t.call("bad", () -> run(c, "select 1/0"));
    t.call("aborted", () -> run(c, "update person set name = 'text'"));
    run(c, "rollback");
    rows(c, t);
    run(c, "begin");
    run(c, "update person set name = 'kept' where id = 1");
    run(c, "commit");
    rows(c, t);
    try (Statement s = c.createStatement()) {
      s.execute("commit");
      t.warnings("no transaction", s.getWarnings());
    }
  }

  private static void textSavepoint(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    run(c, "savepoint s");
    run(c, "update person set name = 'sp'");
    run(c, "rollback to savepoint s");
    t.say("update", run(c, "update person set name = 'after' where id = 1"));
    t.call("bad", () -> run(c, "select 1/0"));
    run(c, "rollback to s");
    rows(c, t);
    run(c, "release s");
    c.commit();
    rows(c, t);
  }

  private static void chained(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    run(c, "update person set name = 'one' where id = 1");
    run(c, "commit and chain");
    run(c, "update person set name = 'two' where id = 2");
    run(c, "rollback and chain");
    rows(c, t);
    c.commit();
  }

  private static void toggled(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    run(c, "update person set name = 'tog'");
    c.setAutoCommit(true);
    rows(c, t);
    c.setAutoCommit(true);
    t.say("auto", c.getAutoCommit());
    t.say("update", run(c, "update person set name = 'gle'"));
    rows(c, t);
  }

  private static void wrongCalls(Connection c, Trace t) throws SQLException {
    t.run("commit", c::commit);
    t.run("rollback", c::rollback);
    t.call("savepoint", c::setSavepoint);
    t.run("level", () -> c.setTransactionIsolation(77));
    c.setAutoCommit(false);
    c.commit();
    c.rollback();
    rows(c, t);
  }

  private static void settings(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    run(c, "set local statement_timeout = '7s'");
    try (Statement s = c.createStatement()) {
      t.rows("local", s.executeQuery("show statement_timeout"));
      rows(c, t);
      c.commit();
      t.rows("after", s.executeQuery("show statement_timeout"));
      run(c, "set statement_timeout = '8s'");
      c.commit();
      t.rows("session", s.executeQuery("select current_setting('statement_timeout')"));
      run(c, "reset all");
      t.rows("reset", s.executeQuery("select name from person where id = 1"));
    }
    c.commit();
  }
}
