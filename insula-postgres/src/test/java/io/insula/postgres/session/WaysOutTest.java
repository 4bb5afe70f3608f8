package io.insula.postgres.session;

import static io.insula.postgres.session.House.as;
import static io.insula.postgres.session.House.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.jdbc.TenantDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PgResultSet;
import org.postgresql.jdbc.PgStatement;

class WaysOutTest {
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
  @EnumSource
  void refusesTheDriversInternals(Isolation isolation) throws Exception {
    as(
        dataSource,
        one(isolation),
        c -> {
          for (Class<?> internal : new Class<?>[] {PgConnection.class, BaseConnection.class}) {
            assertThat(c.isWrapperFor(internal)).isFalse();
            assertThatThrownBy(() -> c.unwrap(internal))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("does not give out");
          }
          try (Statement s = c.createStatement();
              ResultSet rows = s.executeQuery("select 1")) {
            assertThatThrownBy(() -> s.unwrap(PgStatement.class)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> s.unwrap(BaseStatement.class))
                .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> rows.unwrap(PgResultSet.class))
                .isInstanceOf(SQLException.class);
          }
        });
  }

  @Test
  void leadsBackToTheTenantsConnectionFromEverywhere() throws Exception {
    as(
        dataSource,
        one(Isolation.ROW),
        c -> {
          try (Statement s = c.createStatement();
              PreparedStatement p = c.prepareStatement("select array[1]")) {
            leadsBack(c, s);
            leadsBack(c, p);
            ResultSet rows = p.executeQuery();
            leadsBack(c, rows.getStatement());
            rows.next();
            leadsBack(c, rows.getArray(1).getResultSet().getStatement());
            DatabaseMetaData meta = c.getMetaData();
            assertThat(meta.getConnection()).isSameAs(c);
            leadsBack(c, meta.getSchemas().getStatement());
            leadsBack(c, p.getGeneratedKeys().getStatement());
          }
        });
  }

  private static void leadsBack(Connection expected, Statement statement) throws SQLException {
    assertThat(statement.getConnection()).isSameAs(expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"ROW", "SCHEMA"})
  void refusesWhatCannotBeTiedToATenant(Isolation isolation) throws Exception {
    as(
        dataSource,
        one(isolation),
        c -> {
          PGConnection driver = c.unwrap(PGConnection.class);
          assertThatThrownBy(driver::getLargeObjectAPI)
              .isInstanceOf(SQLFeatureNotSupportedException.class)
              .hasMessageContaining("bytea");
          assertThatThrownBy(driver::getReplicationAPI)
              .hasRootCauseInstanceOf(SQLFeatureNotSupportedException.class);
          assertThatThrownBy(c::createBlob)
              .isInstanceOf(SQLFeatureNotSupportedException.class)
              .hasMessageContaining("bytea");
          assertThatThrownBy(() -> c.setSchema("elsewhere"))
              .isInstanceOf(SQLFeatureNotSupportedException.class)
              .hasMessageContaining("placement");
          c.setSchema(c.getSchema());
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"ROW", "SCHEMA"})
  void namesTheWayRoundWhatPostgresRefuses(Isolation isolation) throws Exception {
    as(
        dataSource,
        one(isolation),
        c -> {
          try (Statement s = c.createStatement()) {
            assertThatThrownBy(() -> s.execute("truncate note"))
                .isInstanceOfSatisfying(
                    SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"))
                .hasMessageContaining("use DELETE");
          }
          assertThatThrownBy(
                  () -> c.unwrap(PGConnection.class).getCopyAPI().copyIn("copy note from stdin"))
              .isInstanceOfSatisfying(
                  SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("0A000"))
              .hasMessageContaining("insert in batches");
        });
  }
}
