package io.insula.postgres.session;

import static io.insula.postgres.session.House.as;
import static io.insula.postgres.session.House.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.NoTenantException;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.TenantUnavailableException;
import io.insula.UnknownTenantException;
import io.insula.jdbc.PoolSettings;
import io.insula.jdbc.TenantDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static House house;

  @BeforeAll
  static void open() {
    house = new House();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void admitsNobodyWhoseStatusDoesNot() throws Exception {
    TenantId id = one(Isolation.ROW);
    Tenant active = house.tenant(id);
    try (TenantDataSource dataSource = house.dataSource()) {
      as(dataSource, id, c -> assertThat(value(c, "select 1")).isEqualTo("1"));
      house.put(House.tenant(id, active.number(), active.placement(), TenantStatus.SUSPENDED));
      assertThatThrownBy(() -> as(dataSource, id, c -> {}))
          .isInstanceOf(TenantUnavailableException.class)
          .hasMessageContaining("row-one")
          .hasMessageContaining("suspended");
    } finally {
      house.put(active);
    }
  }

  @Test
  void knowsNoTenantThatTheDirectoryDoesNot() {
    try (TenantDataSource dataSource = house.dataSource()) {
      assertThatThrownBy(() -> as(dataSource, TenantId.of("nobody"), c -> {}))
          .isInstanceOf(UnknownTenantException.class);
    }
  }

  @Test
  void refusesAnAddressThatWouldShowBindings() {
    try (TenantDataSource dataSource =
        house.dataSource(house.settings(), "?preferQueryMode=simple")) {
      assertThatThrownBy(() -> as(dataSource, one(Isolation.ROW), c -> {}))
          .isInstanceOf(InsulaException.class)
          .hasMessageContaining("preferQueryMode=simple");
    }
  }

  @Test
  void closesRestingPoolsBeyondTheBoundAndNoneInUse() throws Exception {
    try (TenantDataSource dataSource =
        house.dataSource(house.settings().with(PoolSettings.DEFAULT.withPools(1)), "")) {
      as(
          dataSource,
          one(Isolation.DATABASE),
          c -> {
            as(dataSource, House.two(Isolation.DATABASE), d -> value(d, "select 1"));
            assertThat(dataSource.openPools()).isEqualTo(2);
            assertThat(value(c, "select 1")).isEqualTo("1");
          });
      as(dataSource, one(Isolation.ROW), c -> value(c, "select 1"));
      assertThat(dataSource.openPools()).isEqualTo(1);
      as(dataSource, one(Isolation.DATABASE), c -> assertThat(value(c, "select 1")).isEqualTo("1"));
    }
  }

  @Test
  void neverShowsABindingInTheTextOfAStatement() throws Exception {
    try (TenantDataSource dataSource = house.dataSource()) {
      as(
          dataSource,
          one(Isolation.ROW),
          c -> {
            String pid = value(c, "select pg_backend_pid()");
            try (Connection admin = house.admin(one(Isolation.ROW))) {
              assertThat(value(admin, "select query from pg_stat_activity where pid = " + pid))
                  .contains("pg_backend_pid")
                  .doesNotContain("row-one");
            }
          });
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void letsFrameworksAskTheServerAboutItselfBeforeThereIsATenant() throws Exception {
    try (TenantDataSource dataSource = house.dataSource();
        Connection nobody = dataSource.getConnection()) {
      assertThat(value(nobody, "select version()")).startsWith("PostgreSQL");
      assertThat(nobody.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
      assertThatThrownBy(() -> value(nobody, "select count(*) from pg_class, item"))
          .isInstanceOf(NoTenantException.class);
    }
  }
}
