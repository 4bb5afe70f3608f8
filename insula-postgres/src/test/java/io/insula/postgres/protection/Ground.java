package io.insula.postgres.protection;

import io.insula.TenantId;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A database with roles and functions, for one test of the protection. */
final class Ground implements AutoCloseable {
  static final List<String> FILES =
      List.of("V1__people.sql", "V2__orders.sql", "V3__odd.sql", "V4__later.sql");

  private final TestDatabase database;

  private Ground(TestDatabase database) {
    this.database = database;
  }

  static Ground empty() {
    return new Ground(
        TestServer.shared().copy("protection", template -> template.execute(file("fixture.sql"))));
  }

  /** With all the files in the row schema, protected. */
  static Ground rich() {
    return new Ground(
        TestServer.shared()
            .copy(
                "protected",
                template -> {
                  template.execute(file("fixture.sql"));
                  Ground ground = new Ground(template);
                  FILES.forEach(ground::migrateFile);
                  ground.protect();
                }));
  }

  static String file(String name) {
    try (InputStream stream = Ground.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  TestDatabase database() {
    return database;
  }

  void migrateFile(String file) {
    migrate(file(file));
  }

  void migrate(String sql) {
    as("insula_migrator", "", sql);
  }

  List<String> protect() {
    return protect(row());
  }

  List<String> protect(ProtectionRequest request) {
    try (Connection connection = connect("insula_migrator", "")) {
      List<String> statements = new TableProtection().protect(connection, request);
      connection.commit();
      return statements;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  static ProtectionRequest row(String... waived) {
    return request(Kind.ROW, "public", null, "insula_app", TenantColumn.DEFAULT, waived);
  }

  static ProtectionRequest row(TenantColumn column) {
    return request(Kind.ROW, "public", null, "insula_app", column);
  }

  static ProtectionRequest gate(String... waived) {
    return request(Kind.SCHEMA, "tenant_acme", "acme", "insula_app", TenantColumn.DEFAULT, waived);
  }

  static ProtectionRequest request(
      Kind kind, String schema, String tenant, String role, TenantColumn column, String... waived) {
    return new ProtectionRequest(
        kind,
        schema,
        tenant == null ? 0 : number(TenantId.of(tenant)),
        role,
        RoleNames.DEFAULT,
        column,
        Set.of(waived),
        false);
  }

  /** Runs the script as the tenant and commits; gives the first column of the last result. */
  List<String> as(TenantId tenant, String sql) {
    return as("insula_app", tenant.value() + ":" + number(tenant) + ":0:1:0:", sql);
  }

  private static long number(TenantId tenant) {
    return tenant.value().hashCode();
  }

  /** Runs the script as the application's role, bound to nobody. */
  List<String> unbound(String sql) {
    return as("insula_app", "", sql);
  }

  List<String> as(String role, String binding, String sql) {
    try (Connection connection = connect(role, binding);
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      List<String> values = new ArrayList<>();
      while (rows || statement.getUpdateCount() >= 0) {
        if (rows) {
          values = values(statement.getResultSet());
        }
        rows = statement.getMoreResults();
      }
      connection.commit();
      return values;
    } catch (SQLException e) {
      throw new Refused(e);
    }
  }

  private static List<String> values(ResultSet rows) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(1));
    }
    return values;
  }

  /** What the database says no to; the message begins with its SQLSTATE. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(SQLException cause) {
      super(cause.getSQLState() + " " + cause.getMessage(), cause);
    }
  }

  /** A connection of that role, in a transaction. */
  Connection connect(String role, String binding) throws SQLException {
    Connection connection = database.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set session authorization " + role);
      statement.execute("set insula.binding = '" + binding + "'");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public void close() {
    database.close();
  }
}
