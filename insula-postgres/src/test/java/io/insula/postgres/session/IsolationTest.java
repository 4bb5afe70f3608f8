package io.insula.postgres.session;

import static io.insula.postgres.session.House.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.NoTenantException;
import io.insula.TenantContext;
import io.insula.TenantMismatchException;
import io.insula.jdbc.TenantDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IsolationTest {
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

  @BeforeEach
  void empty() throws SQLException {
    for (Isolation isolation : Isolation.values()) {
      for (var id : List.of(House.one(isolation), House.two(isolation))) {
        try (Connection admin = house.admin(id)) {
          House.run(admin, "truncate person");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheRowsOfInterleavedTenantsApart(Isolation isolation) throws Exception {
    as(dataSource, House.one(isolation), c -> insert(c, "ada"));
    as(dataSource, House.two(isolation), c -> insert(c, "bob"));
    as(dataSource, House.one(isolation), c -> insert(c, "cleo"));
    as(dataSource, House.one(isolation), c -> assertThat(names(c)).containsExactly("ada", "cleo"));
    as(dataSource, House.two(isolation), c -> assertThat(names(c)).containsExactly("bob"));
  }

  @ParameterizedTest
  @EnumSource
  void keepsTransactionsApartOnOnePhysicalConnection(Isolation isolation) throws Exception {
    for (int i = 0; i < 3; i++) {
      String name = "n" + i;
      as(
          dataSource,
          House.one(isolation),
          c -> {
            c.setAutoCommit(false);
            insert(c, name);
            insert(c, name + "b");
            c.commit();
            assertThat(names(c)).contains(name, name + "b");
            c.rollback();
          });
      as(dataSource, House.two(isolation), c -> assertThat(names(c)).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void failsInTheScopeOfAnotherTenant(Isolation isolation) throws Exception {
    as(
        dataSource,
        House.one(isolation),
        c -> {
          c.setAutoCommit(false);
          insert(c, "ada");
          TenantContext.use(
              House.two(isolation),
              () ->
                  assertThatThrownBy(() -> names(c))
                      .isInstanceOf(TenantMismatchException.class)
                      .hasMessageContaining(isolation.label() + "-one"));
          TenantContext.withoutTenant(() -> assertThat(names(c)).containsExactly("ada"));
        });
  }

  @Test
  void showsMetadataAndRunsNothingWithoutATenant() throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("select 1 from person")) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
      assertThatThrownBy(() -> statement.execute("delete from person"))
          .isInstanceOf(NoTenantException.class)
          .hasMessageContaining("TenantContext.use");
      assertThatThrownBy(prepared::executeQuery).isInstanceOf(NoTenantException.class);
      assertThatThrownBy(statement::executeBatch).isInstanceOf(NoTenantException.class);
      assertThatThrownBy(() -> connection.prepareCall("{call add_one(1)}").execute())
          .isInstanceOf(NoTenantException.class);
    }
  }

  private static void insert(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("insert into person (name) values (?)")) {
      statement.setString(1, name);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select name from person order by id")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
