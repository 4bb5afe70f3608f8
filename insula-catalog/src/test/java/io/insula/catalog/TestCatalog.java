package io.insula.catalog;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.PostgresAdministration;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.SQLException;

/** A database with a catalog in it, for one test. */
final class TestCatalog implements AutoCloseable {
  static final Secret SECRET = Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  static final InstallSettings SETTINGS = InstallSettings.of(SECRET);
  static final TenantStore TENANTS = new TenantStore();

  final TestDatabase database;

  private TestCatalog(TestDatabase database) {
    this.database = database;
  }

  static TestCatalog create() throws SQLException {
    TestDatabase database = TestServer.shared().copy("catalog", TestCatalog::prepare);
    install(database);
    return new TestCatalog(database);
  }

  /** Installed, without the catalog's tables. */
  static TestCatalog empty() throws SQLException {
    TestDatabase database = TestServer.shared().create();
    install(database);
    return new TestCatalog(database);
  }

  private static void prepare(TestDatabase database) throws SQLException {
    install(database);
    TestCatalog catalog = new TestCatalog(database);
    try (Connection migrator = catalog.migrator()) {
      new CatalogSchema(RoleNames.DEFAULT).apply(migrator);
      new ClusterStore().save(migrator, new Cluster("main", "jdbc:postgresql://main/app", "eu"));
    }
  }

  private static void install(TestDatabase database) throws SQLException {
    try (Connection admin = database.connect()) {
      new PostgresAdministration().install(admin, SETTINGS);
    }
  }

  Connection migrator() throws SQLException {
    return as(RoleNames.DEFAULT.migrator());
  }

  Connection application() throws SQLException {
    return as(RoleNames.DEFAULT.application());
  }

  private Connection as(String role) throws SQLException {
    return database.connect(role, SETTINGS.password(role));
  }

  TestSource source() {
    return new TestSource(database.server().host(), database.server().port(), database.name());
  }

  TestSource source(TcpProxy proxy) {
    return new TestSource("localhost", proxy.port(), database.name());
  }

  static Placement row() {
    return new Placement(Isolation.ROW, "main", "app", "public", "insula_app");
  }

  static Placement schema(String id) {
    return new Placement(Isolation.SCHEMA, "main", "app", "tenant_" + id, "insula_app");
  }

  static TenantDraft draft(String id) {
    return TenantDraft.of(TenantId.of(id), id, row());
  }

  /** An active tenant. */
  Tenant active(String id) throws SQLException {
    try (Connection migrator = migrator()) {
      Tenant made = TENANTS.insert(migrator, draft(id), "test");
      return TENANTS.changeStatus(migrator, made, TenantStatus.ACTIVE, "test");
    }
  }

  Tenant status(String id, TenantStatus status) throws SQLException {
    try (Connection migrator = migrator()) {
      return status(migrator, id, status);
    }
  }

  static Tenant status(Connection migrator, String id, TenantStatus status) throws SQLException {
    Tenant seen = TENANTS.find(migrator, TenantId.of(id)).orElseThrow();
    return TENANTS.changeStatus(migrator, seen, status, "test");
  }

  @Override
  public void close() {
    database.close();
  }
}
