package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Transactions: by the methods of the connection, and by text. */
final class TransactionCases {
  private static final String AGES = "select id, age from person order by id";

  private TransactionCases() {}

  static Cases cases() {
    return Cases.topic("transaction")
        .add("commit", TransactionCases::commit)
        .add("rollback", TransactionCases::rollback)
        .add("failure and rollback", TransactionCases::failure)
        .add("commit of a failed transaction", TransactionCases::failedCommit)
        .add("first statement fails", TransactionCases::firstFails)
        .add(
            "first statement fails, autosave=always",
            Map.of("autosave", "always"),
            TransactionCases::firstFails)
        .add(
            "first statement fails, autosave=conservative",
            Map.of("autosave", "conservative"),
            TransactionCases::firstFails)
        .add("setAutoCommit(true) commits", TransactionCases::autoCommit)
        .add("setAutoCommit(false) twice", TransactionCases::twice)
        .add("commit and rollback in autocommit", TransactionCases::inAutocommit)
        .add("close with an open transaction", TransactionCases::closeOpen)
        .add("several transactions", TransactionCases::several)
        .add("isolation levels", TransactionCases::levels)
        .add("isolation level in an open transaction", TransactionCases::levelTooLate)
        .add("serialization failure", TransactionCases::serialization)
        .add("repeatable read", TransactionCases::repeatable)
        .add("read-only", TransactionCases::readOnly)
        .add("read-only in an open transaction", TransactionCases::readOnlyTooLate)
        .add("deferred constraint", TransactionCases::deferred)
        .add("locks", TransactionCases::locks)
        .add("begin and commit as text", TransactionTexts::commit)
        .add("begin and rollback as text", TransactionTexts::rollback)
        .add("begin, work and commit in one text", TransactionTexts::oneText)
        .add("commit as text in a transaction", TransactionTexts::mixed)
        .add("commit and chain as text", TransactionTexts::chain)
        .add("begin with a level as text", TransactionTexts::level)
        .add("set transaction as text", TransactionTexts::setTransaction)
        .add("failure after begin as text", TransactionTexts::failure)
        .add("prepared begin and commit", TransactionTexts::prepared);
  }

  static void update(Connection connection, Trace trace, int age) {
    trace.execute(connection, "update person set age = " + age + " where id = 1");
  }

  private static void commit(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    update(connection, trace, 71);
    trace.elsewhere(AGES);
    connection.commit();
    trace.elsewhere(AGES);
    trace.act("commit nothing", connection::commit);
  }

  private static void rollback(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    trace.query(connection, AGES);
    update(connection, trace, 71);
    trace.query(connection, AGES);
    connection.rollback();
    trace.query(connection, AGES);
    trace.act("rollback nothing", connection::rollback);
  }

  private static void failure(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    update(connection, trace, 71);
    trace.query(connection, "select 1/0");
    trace.query(connection, AGES);
    update(connection, trace, 72);
    connection.rollback();
    trace.query(connection, AGES);
    connection.commit();
  }

  private static void failedCommit(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    update(connection, trace, 71);
    trace.query(connection, "select 1/0");
    trace.act("commit", connection::commit);
    trace.query(connection, AGES);
    trace.act("commit", connection::commit);
  }

  private static void firstFails(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    trace.query(connection, "select nothing from person");
    trace.query(connection, AGES);
    update(connection, trace, 73);
    trace.query(connection, "select 1/0");
    trace.query(connection, AGES);
    try (var insert = connection.prepareStatement("insert into person (id, name) values (?, ?)")) {
      insert.setLong(1, 1);
      insert.setString(2, "Twice");
      trace.attempt("twice", insert::executeUpdate);
      insert.setLong(1, 60);
      trace.attempt("once", insert::executeUpdate);
    }
    trace.act("commit", connection::commit);
    trace.query(connection, AGES);
  }

  private static void autoCommit(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    update(connection, trace, 74);
    connection.setAutoCommit(true);
    trace.elsewhere(AGES);
    trace.query(connection, AGES);
    connection.setAutoCommit(true);
    trace.see("autocommit", connection.getAutoCommit());
  }

  private static void twice(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    update(connection, trace, 75);
    connection.setAutoCommit(false);
    trace.elsewhere(AGES);
    connection.rollback();
    trace.query(connection, AGES);
  }

  private static void inAutocommit(Connection connection, Trace trace) {
    trace.act("commit", connection::commit);
    trace.act("rollback", connection::rollback);
    trace.attempt("savepoint", connection::setSavepoint);
    trace.query(connection, AGES);
  }

  private static void closeOpen(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    update(connection, trace, 76);
    connection.close();
    trace.elsewhere(AGES);
  }

  private static void several(Connection connection, Trace trace) throws SQLException {
    for (int n = 0; n < 8; n++) {
      connection.setAutoCommit(n % 3 == 0);
      update(connection, trace, n);
      if (n % 3 == 1) {
        connection.rollback();
      } else if (n % 3 == 2) {
        connection.commit();
      }
      trace.query(connection, AGES);
    }
  }

  private static void levels(Connection connection, Trace trace) throws SQLException {
    trace.see("level", connection.getTransactionIsolation());
    for (int level : new int[] {1, 2, 4, 8}) {
      connection.setTransactionIsolation(level);
      trace.see("level", connection.getTransactionIsolation());
      connection.setAutoCommit(false);
      trace.query(connection, "select current_setting('transaction_isolation')");
      trace.execute(connection, "show transaction_isolation");
      connection.commit();
      connection.setAutoCommit(true);
      trace.query(connection, "select current_setting('transaction_isolation')");
    }
    trace.act("unknown", () -> connection.setTransactionIsolation(77));
    trace.act("none", () -> connection.setTransactionIsolation(Connection.TRANSACTION_NONE));
  }

  private static void levelTooLate(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    trace.query(connection, AGES);
    trace.act("level", () -> connection.setTransactionIsolation(8));
    trace.attempt("level", connection::getTransactionIsolation);
    connection.rollback();
    trace.act("level", () -> connection.setTransactionIsolation(8));
    trace.query(connection, "select current_setting('transaction_isolation')");
    connection.rollback();
  }

  private static void serialization(Connection connection, Trace trace) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    connection.setAutoCommit(false);
    trace.query(connection, AGES);
    try (Connection other = trace.other();
        Statement statement = other.createStatement()) {
      trace.see("other", statement.executeUpdate("update person set age = 1"));
    }
    update(connection, trace, 2);
    connection.rollback();
    update(connection, trace, 3);
    connection.commit();
  }

  private static void repeatable(Connection connection, Trace trace) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    trace.query(connection, AGES);
    try (Connection other = trace.other();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("update person set age = 1");
    }
    trace.query(connection, AGES);
    connection.commit();
    trace.query(connection, AGES);
  }

  private static void readOnly(Connection connection, Trace trace) throws SQLException {
    connection.setReadOnly(true);
    trace.see("read-only", connection.isReadOnly());
    trace.query(connection, AGES);
    update(connection, trace, 77);
    connection.setAutoCommit(false);
    trace.query(connection, AGES);
    update(connection, trace, 77);
    connection.rollback();
    update(connection, trace, 77);
    connection.rollback();
    connection.setReadOnly(false);
    update(connection, trace, 78);
    connection.commit();
    trace.elsewhere(AGES);
  }

  private static void readOnlyTooLate(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    trace.query(connection, AGES);
    trace.act("read-only", () -> connection.setReadOnly(true));
    update(connection, trace, 79);
    connection.rollback();
  }

  private static void deferred(Connection connection, Trace trace) throws SQLException {
    trace.execute(connection, "insert into seat (slot) values (1)");
    connection.setAutoCommit(false);
    trace.execute(connection, "insert into seat (slot) values (1)");
    trace.act("commit", connection::commit);
    trace.query(connection, "select id, slot from seat order by id");
    trace.execute(connection, "set constraints all immediate");
    trace.execute(connection, "insert into seat (slot) values (1)");
    connection.rollback();
    trace.execute(connection, "set constraints all immediate");
    trace.execute(connection, "insert into seat (slot) values (1)");
    connection.rollback();
  }

  private static void locks(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    trace.execute(connection, "set local lock_timeout = '100ms'");
    try (Connection other = trace.other();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeQuery("select id from person where id = 1 for update").close();
      trace.query(connection, "select id from person where id = 1 for update");
      connection.rollback();
      trace.query(connection, "select id from person order by id for update skip locked");
      trace.query(connection, "select id from person where id = 1 for update nowait");
      other.rollback();
    }
    connection.rollback();
    trace.execute(connection, "lock table person in share mode");
    connection.rollback();
  }
}
