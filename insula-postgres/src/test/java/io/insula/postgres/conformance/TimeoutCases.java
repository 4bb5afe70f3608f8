package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

/** Timeouts, cancelling, and connections that break. */
final class TimeoutCases {
  private static final String SLEEP = "select pg_sleep(15)";

  private TimeoutCases() {}

  static Cases cases() {
    return Cases.topic("timeout")
        .add("query timeout of a statement", TimeoutCases::statement)
        .add("query timeout of a prepared statement", TimeoutCases::prepared)
        .add("query timeout in a transaction", TimeoutCases::transaction)
        .add("query timeout of a batch", TimeoutCases::batch)
        .add("statement_timeout", TimeoutCases::setting)
        .add("cancel from another thread", TimeoutCases::cancel)
        .add("cancel a prepared statement", TimeoutCases::cancelPrepared)
        .add("cancel when nothing runs", TimeoutCases::cancelNothing)
        .add("network timeout", TimeoutCases::network)
        .add("backend is terminated", TimeoutCases::terminated)
        .add("backend is terminated in a transaction", TimeoutCases::terminatedInTransaction)
        .add("abort", TimeoutCases::abort);
  }

  private static void statement(Connection connection, Trace trace) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      trace.attempt("sleep", () -> statement.executeQuery(SLEEP));
      trace.rows("afterwards", statement.executeQuery("select count(*) from person"));
    }
    trace.query(connection, "select count(*) from person");
  }

  private static void prepared(Connection connection, Trace trace) throws Exception {
    try (PreparedStatement query = connection.prepareStatement("select pg_sleep(?)")) {
      query.setQueryTimeout(1);
      query.setDouble(1, 15);
      trace.attempt("sleep", query::executeQuery);
      query.setDouble(1, 0);
      trace.attempt("afterwards", query::execute);
    }
  }

  private static void transaction(Connection connection, Trace trace) throws Exception {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      trace.attempt("sleep", () -> statement.executeQuery(SLEEP));
    }
    trace.query(connection, "select 1");
    connection.rollback();
    trace.query(connection, "select count(*) from person");
  }

  private static void batch(Connection connection, Trace trace) throws Exception {
    try (PreparedStatement batch =
        connection.prepareStatement("update person set age = 1 where pg_sleep(?) is not null")) {
      batch.setQueryTimeout(1);
      batch.setDouble(1, 15);
      batch.addBatch();
      trace.attempt("sleep", batch::executeBatch);
    }
    trace.query(connection, "select age from person order by id");
  }

  private static void setting(Connection connection, Trace trace) throws Exception {
    connection.setAutoCommit(false);
    trace.execute(connection, "set local statement_timeout = '50ms'");
    trace.query(connection, SLEEP);
    connection.rollback();
    trace.query(connection, "select count(*) from person");
  }

  /** Runs it in another thread, and cancels it when the server shows that it runs. */
  private static void cancelled(
      Connection connection, Trace trace, Statement statement, Trace.Action run) throws Exception {
    int process = Trace.process(connection);
    CompletableFuture<Void> running = CompletableFuture.runAsync(() -> trace.act("sleep", run));
    trace.await("select wait_event = 'PgSleep' from pg_stat_activity where pid = " + process);
    statement.cancel();
    running.get();
  }

  private static void cancel(Connection connection, Trace trace) throws Exception {
    try (Statement statement = connection.createStatement()) {
      cancelled(connection, trace, statement, () -> statement.executeQuery(SLEEP));
      trace.rows("afterwards", statement.executeQuery("select count(*) from person"));
    }
  }

  private static void cancelPrepared(Connection connection, Trace trace) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(SLEEP)) {
      cancelled(connection, trace, statement, statement::executeQuery);
    }
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(SLEEP)) {
      cancelled(connection, trace, statement, statement::executeQuery);
    }
    trace.query(connection, "select 1");
    connection.rollback();
  }

  private static void cancelNothing(Connection connection, Trace trace) throws Exception {
    Statement statement = connection.createStatement();
    trace.act("nothing", statement::cancel);
    trace.query(connection, "select 1");
    statement.close();
    trace.act("closed", statement::cancel);
  }

  private static void network(Connection connection, Trace trace) throws Exception {
    trace.see("timeout", connection.getNetworkTimeout());
    connection.setNetworkTimeout(Runnable::run, 300);
    trace.see("timeout", connection.getNetworkTimeout());
    trace.query(connection, "select 1");
    trace.query(connection, SLEEP);
    trace.see("closed", connection.isClosed());
    trace.attempt("valid", () -> connection.isValid(1));
    trace.elsewhere("select count(*) from person");
  }

  private static void kill(Connection connection, Trace trace) throws Exception {
    int process = Trace.process(connection);
    trace.administer("select pg_terminate_backend(" + process + ", 5000)");
  }

  private static void terminated(Connection connection, Trace trace) throws Exception {
    trace.query(connection, "select 1");
    kill(connection, trace);
    trace.query(connection, "select 1");
    trace.see("closed", connection.isClosed());
    trace.attempt("valid", () -> connection.isValid(1));
    trace.elsewhere("select count(*) from person");
  }

  private static void terminatedInTransaction(Connection connection, Trace trace) throws Exception {
    connection.setAutoCommit(false);
    trace.execute(connection, "update person set age = 1");
    kill(connection, trace);
    trace.query(connection, "select 1");
    trace.act("commit", connection::commit);
    trace.see("closed", connection.isClosed());
    trace.elsewhere("select age from person order by id");
  }

  private static void abort(Connection connection, Trace trace) throws Exception {
    connection.setAutoCommit(false);
    trace.execute(connection, "update person set age = 1");
    connection.abort(Runnable::run);
    trace.see("closed", connection.isClosed());
    trace.query(connection, "select 1");
    trace.act("commit", connection::commit);
    trace.act("abort again", () -> connection.abort(Runnable::run));
    trace.await(
        "select count(*) = 0 from pg_stat_activity where state like 'idle in tr%' and datname = current_database()");
    trace.elsewhere("select age from person order by id");
  }
}
