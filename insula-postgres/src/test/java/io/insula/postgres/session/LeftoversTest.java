package io.insula.postgres.session;

import static io.insula.postgres.session.House.as;
import static io.insula.postgres.session.House.one;
import static io.insula.postgres.session.House.two;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.jdbc.TenantDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one tenant leaves in a session, the next one never meets. */
class LeftoversTest {
  private static House house;
  private static TenantDataSource dataSource;

  @BeforeAll
  static void open() {
    house = new House();
    dataSource = house.dataSource();
  }

  @AfterAll
  static void close() {
    dataSource.close();
    house.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set statement_timeout = '9s'",
        "select set_config('a.b', 'x', false)",
        "listen news",
        "prepare p as select 1",
        "select pg_advisory_lock(7)",
        "select \"set_config\"('a.b', 'x', false)",
        "select U&\"set\\005fconfig\"('a.b', 'x', false)",
        "select query_to_xml('select set_' || 'config(''a.b'', ''x'', false)', true, false, '')",
        "select * from ts_stat('select to_tsvector(''simple'', ''x'')')",
        "update pg_settings set setting = '9s' where name = 'statement_timeout'",
        "begin; declare c cursor with hold for select 1; commit",
      })
  void closesThePhysicalConnectionThatHoldsSessionState(String sql) throws Exception {
    int before = use(one(Isolation.ROW), sql);
    assertThat(use(two(Isolation.ROW), "select 1")).isNotEqualTo(before);
  }

  @Test
  void keepsThePhysicalConnectionOtherwise() throws Exception {
    int before = use(one(Isolation.ROW), "select 1");
    assertThat(use(two(Isolation.ROW), "set local work_mem = '8MB'")).isEqualTo(before);
    assertThat(use(one(Isolation.SCHEMA), "select name from person")).isEqualTo(before);
  }

  @Test
  void rollsBackATransactionThatATextBegan() throws Exception {
    as(
        dataSource,
        one(Isolation.ROW),
        c -> {
          try (Statement s = c.createStatement()) {
            s.execute("begin");
            s.execute("insert into note (person_id, body) values (1, 'lost')");
          }
        });
    as(dataSource, one(Isolation.ROW), c -> assertThat(count(c)).isZero());
  }

  @Test
  void rollsBackATransactionThatWasNotCommitted() throws Exception {
    as(
        dataSource,
        one(Isolation.ROW),
        c -> {
          c.setAutoCommit(false);
          try (Statement s = c.createStatement()) {
            s.execute("insert into note (person_id, body) values (1, 'lost')");
          }
        });
    as(dataSource, one(Isolation.ROW), c -> assertThat(count(c)).isZero());
  }

  @Test
  void replacesAPhysicalConnectionThatBroke() throws Exception {
    as(
        dataSource,
        one(Isolation.ROW),
        c -> {
          try (Statement s = c.createStatement();
              ResultSet rows = s.executeQuery("select pg_backend_pid()");
              Connection admin = house.admin(one(Isolation.ROW))) {
            rows.next();
            House.run(admin, "select pg_terminate_backend(" + rows.getInt(1) + ", 5000)");
            s.execute("select 1");
          } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("57P01");
          }
        });
    assertThat(use(one(Isolation.ROW), "select 1")).isPositive();
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from note")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Runs the text and returns the process that served it. */
  private static int use(io.insula.TenantId tenant, String sql) throws SQLException {
    return TenantContext.with(
        tenant,
        () -> {
          try (Connection connection = dataSource.getConnection();
              Statement statement = connection.createStatement()) {
            statement.execute(sql);
            try (ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
              rows.next();
              return rows.getInt(1);
            }
          }
        });
  }
}
