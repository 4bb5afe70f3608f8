package io.insula.fleet;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.jdbc.Secret;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.PostgresAdministration;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A prepared database, files in memory, and a migrator over both. */
final class Ground implements AutoCloseable, Estate {
  static final InstallSettings SETTINGS =
      InstallSettings.of(Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));

  final TestDatabase database =
      TestServer.shared().copy("fleet", database -> install(database, SETTINGS));
  final List<RowTenant> rowTenants = new CopyOnWriteArrayList<>();

  Ground() throws SQLException {
    install(database, SETTINGS);
  }

  private static void install(TestDatabase database, InstallSettings settings) throws SQLException {
    try (Connection admin = database.connect()) {
      new PostgresAdministration().install(admin, settings);
    }
  }

  Migrator migrator() {
    return migrator(MigrationSettings.DEFAULT);
  }

  Migrator migrator(MigrationSettings settings) {
    return new Migrator(
        this,
        new PostgresAdministration().protection(),
        place -> List.copyOf(rowTenants),
        new TestBinder(SETTINGS.secret()),
        settings);
  }

  /** A tenant with a schema of its own. */
  MigrationTarget schemaTenant(String id) throws SQLException {
    int number = 1 + (id.hashCode() & 0xffff);
    Placement placement =
        new Placement(Isolation.SCHEMA, "main", database.name(), "tenant_" + id, "insula_app");
    new PostgresAdministration().places().create(number, placement, this);
    return MigrationTarget.of(TenantId.of(id), number, placement);
  }

  Placement rows() {
    return new Placement(Isolation.ROW, "main", database.name(), "public", "insula_app");
  }

  /** A tenant whose rows are in the shared tables, known to the catalog. */
  MigrationTarget rowTenant(String id, long number) {
    rowTenants.add(new RowTenant(TenantId.of(id), number));
    return MigrationTarget.of(TenantId.of(id), number, rows());
  }

  List<String> column(String sql) {
    return database.column(sql);
  }

  static Migrations tenantFiles(Path root, Map<String, String> files) {
    return write(root, "db/tenant", files);
  }

  static Migrations write(Path root, String location, Map<String, String> files) {
    try {
      Path directory = Files.createDirectories(root.resolve(location));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), file.getValue());
      }
      return Migrations.in(root);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Connection migrator(String cluster, String name) throws SQLException {
    String role = SETTINGS.roles().migrator();
    return java.sql.DriverManager.getConnection(
        new PostgresAdministration().urlOf(database.url(), name), role, SETTINGS.password(role));
  }

  @Override
  public String database(String cluster) {
    return database.name();
  }

  @Override
  public InstallSettings settings() {
    return SETTINGS;
  }

  @Override
  public TenantColumn column() {
    return TenantColumn.DEFAULT;
  }

  @Override
  public void close() {
    database.close();
  }
}
