package io.insula.proof.isolation;

import io.insula.proof.internal.marks.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves something on a connection as one tenant, and looks for it as the next one on the same
 * physical connection. If the connection is never given to the next one, it was thrown away.
 */
final class StateProbes {
  private static final int TRIES = 3;

  private final Resident one;
  private final Resident next;

  StateProbes(Resident one, Resident next) {
    this.one = one;
    this.next = next;
  }

  List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    add(
        probes,
        "temporary table",
        "create temporary table insula_left as select 1 as one",
        "select * from insula_left");
    add(
        probes,
        "own setting",
        "set insula_left.mark = 'left'",
        "select 1 where current_setting('insula_left.mark', true) = 'left'");
    add(
        probes,
        "application_name",
        "set application_name = 'insula_left'",
        "select 1 where current_setting('application_name') = 'insula_left'");
    add(
        probes,
        "search_path",
        "set search_path = pg_catalog",
        "select 1 where current_schema() is not distinct from 'pg_catalog'");
    add(
        probes,
        "statement_timeout",
        "set statement_timeout = '7654321ms'",
        "select 1 where current_setting('statement_timeout') = '7654321ms'");
    add(
        probes,
        "time zone",
        "set timezone = 'Pacific/Chatham'",
        "select 1 where current_setting('timezone') = 'Pacific/Chatham'");
    add(
        probes,
        "prepared statement",
        "prepare insula_left as select 1",
        "select 1 from pg_prepared_statements where name = 'insula_left'");
    add(
        probes,
        "advisory lock",
        "select pg_advisory_lock(7654321)",
        "select 1 from pg_locks where locktype = 'advisory' and objid = 7654321"
            + " and pid = pg_backend_pid()");
    add(
        probes,
        "cursor with hold",
        "declare insula_left cursor with hold for select 1",
        "select 1 from pg_cursors where name = 'insula_left'");
    add(
        probes,
        "listening",
        "listen insula_left",
        "select 1 from pg_listening_channels() c where c = 'insula_left'");
    add(
        probes,
        "role",
        "set role pg_read_all_data",
        "select 1 where current_user = 'pg_read_all_data'");
    probes.add(new Probe(Door.CONNECTION, "an open transaction" + between(), this::unfinished));
    return probes;
  }

  private void add(List<Probe> probes, String what, String leave, String look) {
    probes.add(
        new Probe(
            Door.CONNECTION,
            what + between(),
            () -> met(leave, look) ? what + " of " + one.id() + " is still there" : null));
  }

  private String between() {
    return " of " + one.id() + ", for " + next.id();
  }

  /** Whether the next one meets what was left. */
  private boolean met(String leave, String look) throws SQLException {
    String backend =
        one.as(
            connection -> {
              Attempt.query(connection, leave + "; select 1");
              return backend(connection);
            });
    for (int i = 0; i < TRIES; i++) {
      boolean met =
          next.as(
              connection ->
                  backend.equals(backend(connection))
                      && !Attempt.query(connection, look).rows().isEmpty());
      if (met) {
        return true;
      }
    }
    return false;
  }

  private static String backend(Connection connection) throws SQLException {
    return String.valueOf(Sql.rows(connection, "select pg_backend_pid()").get(0).get(0));
  }

  /** A connection that is closed in the middle of a transaction. */
  private @Nullable String unfinished() throws SQLException {
    one.as(
        connection -> {
          connection.setAutoCommit(false);
          return Sql.rows(connection, "select pg_advisory_xact_lock(7654322)");
        });
    boolean open =
        next.as(
            connection ->
                !Sql.rows(
                        connection,
                        "select 1 from pg_locks where locktype = 'advisory' and objid = 7654322")
                    .isEmpty());
    return open ? "the transaction of " + one.id() + " is still open" : null;
  }
}
