package io.insula.postgres.conformance;

import static io.insula.postgres.conformance.TransactionCases.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Transactions that are controlled by statements instead of methods. */
final class TransactionTexts {
  private static final String AGES = "select id, age from person order by id";

  private TransactionTexts() {}

  static void commit(Connection connection, Trace trace) throws SQLException {
    trace.execute(connection, "begin");
    update(connection, trace, 41);
    trace.elsewhere(AGES);
    update(connection, trace, 42);
    trace.see("autocommit", connection.getAutoCommit());
    trace.execute(connection, "commit");
    trace.elsewhere(AGES);
    update(connection, trace, 43);
    trace.elsewhere(AGES);
  }

  static void rollback(Connection connection, Trace trace) throws SQLException {
    trace.execute(connection, "start transaction");
    update(connection, trace, 41);
    trace.execute(connection, "savepoint a");
    update(connection, trace, 42);
    trace.execute(connection, "rollback to savepoint a");
    trace.query(connection, AGES);
    trace.execute(connection, "release a");
    trace.execute(connection, "abort");
    trace.query(connection, AGES);
    trace.execute(connection, "rollback");
    trace.elsewhere(AGES);
  }

  static void oneText(Connection connection, Trace trace) throws SQLException {
    trace.execute(connection, "begin; update person set age = 51; commit");
    trace.elsewhere(AGES);
    trace.execute(connection, "begin; update person set age = 52; rollback; " + AGES);
    trace.execute(
        connection, "begin; update person set age = 53; commit; update person set age = 54");
    trace.elsewhere(AGES);
    trace.execute(connection, "update person set age = 55; begin; update person set age = 56");
    trace.query(connection, AGES);
    trace.execute(connection, "rollback");
    trace.query(connection, AGES);
  }

  static void mixed(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    update(connection, trace, 61);
    trace.execute(connection, "commit");
    trace.elsewhere(AGES);
    update(connection, trace, 62);
    trace.execute(connection, "rollback");
    trace.query(connection, AGES);
    trace.execute(connection, "commit");
    connection.commit();
    trace.query(connection, AGES);
  }

  static void chain(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    update(connection, trace, 61);
    trace.execute(connection, "commit and chain");
    trace.query(connection, AGES);
    update(connection, trace, 62);
    trace.execute(connection, "rollback and chain");
    trace.query(connection, AGES);
    connection.commit();
  }

  static void level(Connection connection, Trace trace) throws SQLException {
    trace.execute(connection, "begin isolation level serializable read only");
    trace.query(connection, "select current_setting('transaction_isolation')");
    update(connection, trace, 1);
    trace.execute(connection, "end");
    trace.query(connection, "select current_setting('transaction_isolation')");
  }

  static void setTransaction(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    trace.execute(connection, "set transaction isolation level serializable");
    trace.query(connection, "select current_setting('transaction_isolation')");
    trace.execute(connection, "set transaction isolation level read committed");
    connection.rollback();
    trace.execute(connection, "set transaction read only");
    update(connection, trace, 1);
    connection.rollback();
    trace.execute(connection, "set session characteristics as transaction read only");
    update(connection, trace, 1);
    connection.rollback();
    update(connection, trace, 2);
    connection.rollback();
    trace.execute(connection, "set session characteristics as transaction read write");
    connection.commit();
  }

  static void failure(Connection connection, Trace trace) throws SQLException {
    trace.execute(connection, "begin");
    trace.execute(connection, "select 1/0");
    update(connection, trace, 1);
    trace.execute(connection, "commit");
    trace.query(connection, AGES);
    trace.execute(connection, "begin; select 1/0");
    trace.query(connection, AGES);
    trace.execute(connection, "rollback");
    trace.query(connection, AGES);
  }

  static void prepared(Connection connection, Trace trace) throws SQLException {
    try (PreparedStatement begin = connection.prepareStatement("begin");
        PreparedStatement commit = connection.prepareStatement("commit");
        PreparedStatement update = connection.prepareStatement("update person set age = ?")) {
      for (int n = 0; n < 7; n++) {
        trace.see("begin", begin.execute());
        update.setInt(1, n);
        trace.see("update", update.executeUpdate());
        trace.elsewhere("select max(age) from person");
        trace.see("commit", commit.executeUpdate());
      }
    }
    trace.elsewhere("select max(age) from person");
  }
}
