package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.jdbc.Credentials;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class MigratorConnectionsTest {
  private static final String PID = "select pg_backend_pid()";

  private TestDatabase database;
  private MigratorConnections connections;

  @BeforeEach
  void open() {
    TestServer server = TestServer.shared();
    database = server.create();
    connections = new MigratorConnections(new Credentials(server.user(), server.password()));
  }

  @AfterEach
  void close() {
    connections.close();
    database.close();
  }

  @Test
  void usesAConnectionAgainWithoutWhatTheLastUseLeft() throws SQLException {
    String pid;
    try (Connection first = connections.take(database.url())) {
      pid = value(first, PID);
      run(first, "set search_path = elsewhere");
      run(first, "create temporary table left_behind (a int)");
      value(first, "select pg_advisory_lock(42)::text");
      first.setAutoCommit(false);
      run(first, "create table public.never_committed (a int)");
    }
    try (Connection second = connections.take(database.url())) {
      assertThat(value(second, PID)).isEqualTo(pid);
      assertThat(second.getAutoCommit()).isTrue();
      assertThat(value(second, "show search_path")).isEqualTo("\"$user\", public");
      assertThat(value(second, "select to_regclass('left_behind')")).isNull();
      assertThat(value(second, "select to_regclass('public.never_committed')")).isNull();
      assertThat(
              value(
                  second,
                  "select count(*) from pg_locks where locktype = 'advisory'"
                      + " and pid = pg_backend_pid()"))
          .isEqualTo("0");
    }
  }

  @Test
  void replacesAConnectionThatTheServerHasEnded() throws SQLException {
    String pid;
    try (Connection first = connections.take(database.url())) {
      pid = value(first, PID);
    }
    database.column("select pg_terminate_backend(" + pid + ")");
    try (Connection second = connections.take(database.url())) {
      assertThat(value(second, PID)).isNotEqualTo(pid);
    }
  }

  @Test
  void keepsNothingOpenOnceItIsClosed() throws SQLException {
    Connection late = connections.take(database.url());
    Connection physical = (Connection) late.unwrap(PGConnection.class);
    connections.close();
    late.close();
    assertThat(late.isClosed()).isTrue();
    assertThat(physical.isClosed()).isTrue();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
