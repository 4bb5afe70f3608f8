package io.insula.postgres.conformance;

import static io.insula.postgres.conformance.TransactionCases.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Savepoints, also as the first thing in a transaction. */
final class SavepointCases {
  private static final String AGES = "select id, age from person order by id";

  private SavepointCases() {}

  static Cases cases() {
    return Cases.topic("savepoint")
        .add("rollback to it", SavepointCases::rollback)
        .add("first thing in a transaction", SavepointCases::first)
        .add("rescues a failed transaction", SavepointCases::rescue)
        .add("release", SavepointCases::release)
        .add("names and numbers", SavepointCases::names)
        .add("nested", SavepointCases::nested)
        .add("of another transaction", SavepointCases::stale)
        .add("as text", SavepointCases::text);
  }

  private static void rollback(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    update(connection, trace, 1);
    Savepoint savepoint = connection.setSavepoint("a");
    update(connection, trace, 2);
    connection.rollback(savepoint);
    trace.query(connection, AGES);
    update(connection, trace, 3);
    connection.rollback(savepoint);
    connection.commit();
    trace.elsewhere(AGES);
  }

  private static void first(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    Savepoint savepoint = connection.setSavepoint();
    update(connection, trace, 2);
    connection.rollback(savepoint);
    trace.query(connection, AGES);
    update(connection, trace, 4);
    connection.commit();
    trace.elsewhere(AGES);
  }

  private static void rescue(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    Savepoint savepoint = connection.setSavepoint();
    trace.query(connection, "select nothing");
    trace.query(connection, AGES);
    connection.rollback(savepoint);
    trace.query(connection, AGES);
    trace.query(connection, "select 1/0");
    connection.rollback(savepoint);
    update(connection, trace, 5);
    connection.commit();
    trace.elsewhere(AGES);
  }

  private static void release(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    update(connection, trace, 1);
    Savepoint savepoint = connection.setSavepoint();
    update(connection, trace, 2);
    connection.releaseSavepoint(savepoint);
    trace.act("rollback to released", () -> connection.rollback(savepoint));
    trace.act("release twice", () -> connection.releaseSavepoint(savepoint));
    trace.attempt("id", savepoint::getSavepointId);
    connection.commit();
    trace.query(connection, AGES);
  }

  private static void names(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    Savepoint named = connection.setSavepoint("it's \"a\"");
    Savepoint numbered = connection.setSavepoint();
    trace.attempt("name", named::getSavepointName);
    trace.attempt("id of named", named::getSavepointId);
    trace.attempt("name of numbered", numbered::getSavepointName);
    trace.act("null", () -> connection.setSavepoint(null));
    trace.act("rollback to null", () -> connection.rollback((Savepoint) null));
    connection.rollback(named);
  }

  private static void nested(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    Savepoint outer = connection.setSavepoint("outer");
    update(connection, trace, 1);
    Savepoint inner = connection.setSavepoint("inner");
    update(connection, trace, 2);
    connection.rollback(inner);
    trace.query(connection, AGES);
    connection.rollback(outer);
    trace.query(connection, AGES);
    trace.act("inner is gone", () -> connection.rollback(inner));
    trace.query(connection, AGES);
    connection.rollback();
    trace.query(connection, AGES);
  }

  private static void stale(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    Savepoint savepoint = connection.setSavepoint();
    connection.commit();
    trace.act("after commit", () -> connection.rollback(savepoint));
    trace.query(connection, AGES);
    connection.rollback();
    trace.act("release", () -> connection.releaseSavepoint(savepoint));
    connection.rollback();
  }

  private static void text(Connection connection, Trace trace) throws SQLException {
    connection.setAutoCommit(false);
    trace.execute(connection, "savepoint s");
    update(connection, trace, 1);
    trace.execute(connection, "rollback to s");
    trace.query(connection, AGES);
    trace.execute(connection, "select nothing");
    trace.execute(connection, "rollback to s");
    update(connection, trace, 7);
    trace.execute(connection, "release savepoint s");
    trace.execute(connection, "rollback to s");
    connection.rollback();
    trace.query(connection, AGES);
    connection.setAutoCommit(true);
    trace.execute(connection, "savepoint s");
  }
}
