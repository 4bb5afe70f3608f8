package io.insula.postgres.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Timeouts, cancelling, and broken connections. */
final class FailureCases {
  private static final String SLOW = "select pg_sleep(20), 1 from person limit 1";

  private FailureCases() {}

  static List<Case> all() {
    return List.of(
        Case.of("failure timeout", FailureCases::timeout),
        Case.of("failure timeout in transaction", FailureCases::timeoutInTransaction),
        Case.of("failure cancel", FailureCases::cancel),
        Case.of("failure cancel nothing", FailureCases::cancelNothing),
        Case.of("failure backend gone", FailureCases::backendGone),
        Case.of("failure backend gone in autocommit", FailureCases::backendGoneInAutocommit),
        Case.of("failure abort", FailureCases::abort),
        Case.of("failure closed connection", FailureCases::closed));
  }

  private static void timeout(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement();
        PreparedStatement p = c.prepareStatement(SLOW)) {
      s.setQueryTimeout(1);
      t.call("statement", () -> s.executeQuery(SLOW));
      p.setQueryTimeout(1);
      t.call("prepared", p::executeQuery);
      t.rows("after", s.executeQuery("select name from person where id = 1"));
    }
  }

  private static void timeoutInTransaction(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement p = c.prepareStatement(SLOW)) {
      p.setQueryTimeout(1);
      t.call("prepared", p::executeQuery);
      t.call("after", p::executeQuery);
      c.rollback();
    }
    try (Statement s = c.createStatement()) {
      t.rows("after", s.executeQuery("select name from person where id = 1"));
    }
  }

  private static void cancel(Connection c, Trace t) throws Exception {
    try (Statement s = c.createStatement();
        PreparedStatement p = c.prepareStatement(SLOW)) {
      cancelWhileRunning(t, s, () -> s.executeQuery(SLOW));
      cancelWhileRunning(t, p, p::executeQuery);
      t.rows("after", s.executeQuery("select name from person where id = 1"));
    }
  }

  /** Cancels again and again until the statement has ended: it may not have begun yet. */
  private static void cancelWhileRunning(Trace t, Statement s, Trace.Call call) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CompletableFuture<Void> canceller =
        CompletableFuture.runAsync(
            () -> {
              try {
                while (!ended.await(50, TimeUnit.MILLISECONDS)) {
                  s.cancel();
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    t.call("cancelled", call);
    ended.countDown();
    canceller.get(10, TimeUnit.SECONDS);
  }

  private static void cancelNothing(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      t.run("cancel", s::cancel);
      t.rows("after", s.executeQuery("select 1"));
    }
  }

  private static void backendGone(Connection c, Trace t) throws SQLException {
    c.setAutoCommit(false);
    try (Statement s = c.createStatement();
        PreparedStatement p = c.prepareStatement("select name from person where id = ?")) {
      s.executeUpdate("update person set name = 'gone'");
      t.call("suicide", () -> s.execute("select pg_terminate_backend(pg_backend_pid())"));
      p.setInt(1, 1);
      t.call("after", p::executeQuery);
      t.run("commit", c::commit);
      t.run("rollback", c::rollback);
      t.say("valid", c.isValid(1));
      t.say("closed", c.isClosed());
    }
  }

  private static void backendGoneInAutocommit(Connection c, Trace t) throws SQLException {
    try (PreparedStatement p =
        c.prepareStatement("select pg_terminate_backend(pg_backend_pid()), ?::int")) {
      p.setInt(1, 1);
      t.call("suicide", p::executeQuery);
      t.call("after", p::executeQuery);
      t.say("closed", c.isClosed());
    }
  }

  private static void abort(Connection c, Trace t) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute("select 1");
      c.abort(Runnable::run);
      t.say("closed", c.isClosed());
      t.call("after", () -> s.execute("select 1"));
      t.call("statement", c::createStatement);
    }
  }

  private static void closed(Connection c, Trace t) throws SQLException {
    c.close();
    t.say("closed", c.isClosed());
    t.call("statement", c::createStatement);
    t.call("prepared", () -> c.prepareStatement("select 1"));
    t.run("commit", c::commit);
    t.call("auto", c::getAutoCommit);
    t.call("metadata", c::getMetaData);
    t.call("valid", () -> c.isValid(1));
    t.run("again", c::close);
  }
}
