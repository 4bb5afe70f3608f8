package io.insula.postgres.session;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.UnknownTenantException;
import io.insula.jdbc.DataSourceSettings;
import io.insula.jdbc.PoolSettings;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.TenantDataSource;
import io.insula.jdbc.spi.PlaceSettings;
import io.insula.postgres.InstalledDatabase;
import io.insula.postgres.PostgresAdministration;
import io.insula.postgres.TestEstate;
import io.insula.postgres.TestSecret;
import io.insula.spi.TenantDirectory;
import io.insula.testbed.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** An installation with the same tables in every isolation, two tenants in each. */
final class House implements AutoCloseable, TenantDirectory {
  private static final String POLICIES =
      """
      alter table %1$s.%2$s enable row level security;
      alter table %1$s.%2$s force row level security;
      create policy everybody on %1$s.%2$s to insula_app, insula_migrator using (true);
      create policy tenant on %1$s.%2$s as restrictive to insula_app using (%3$s);
      grant select, insert, update, delete on %1$s.%2$s to insula_app;
      """;

  private final InstalledDatabase installed = InstalledDatabase.create();
  private final Map<TenantId, Tenant> tenants = new ConcurrentHashMap<>();

  House() {
    try (Connection migrator = installed.migrator()) {
      run(migrator, script("tables.sql") + script("rows.sql"));
      protect(migrator, "public", "tenant_id = (select insula.tenant())");
      for (Isolation isolation : Isolation.values()) {
        add(TenantId.of(isolation.label() + "-one"), isolation);
        add(TenantId.of(isolation.label() + "-two"), isolation);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(TenantId id, Isolation isolation) throws SQLException {
    TestEstate estate = new TestEstate(installed);
    var places = new PostgresAdministration().places();
    Placement placement =
        places.place(
            id,
            isolation,
            new PlaceSettings(
                Cluster.HOME,
                database().name(),
                "public",
                PlaceSettings.SCHEMA_TEMPLATE,
                PlaceSettings.DATABASE_TEMPLATE,
                RoleNames.DEFAULT));
    places.create(tenants.size() + 1, placement, estate);
    fill(id, placement, estate);
    put(tenant(id, tenants.size() + 1, placement, TenantStatus.ACTIVE));
  }

  private static void fill(TenantId id, Placement placement, TestEstate estate)
      throws SQLException {
    if (placement.isolation() == Isolation.ROW) {
      return;
    }
    String schema = '"' + placement.schema() + '"';
    try (Connection migrator = estate.migrator(placement.cluster(), placement.database())) {
      run(migrator, "set search_path = " + schema + "; " + script("tables.sql"));
      if (placement.isolation() == Isolation.SCHEMA) {
        protect(migrator, schema, "(select insula.tenant()) = '" + id + "'");
      } else {
        String role = '"' + placement.role() + '"';
        run(
            migrator,
            ("grant usage on schema %1$s to %2$s;"
                    + "grant select, insert, update, delete on all tables in schema %1$s to %2$s")
                .formatted(schema, role));
      }
    }
  }

  private static void protect(Connection migrator, String schema, String condition)
      throws SQLException {
    run(migrator, POLICIES.formatted(schema, "person", condition));
    run(migrator, POLICIES.formatted(schema, "note", condition));
  }

  static Tenant tenant(TenantId id, long number, Placement placement, TenantStatus status) {
    Instant now = Instant.EPOCH;
    return new Tenant(
        id,
        number,
        null,
        id.value(),
        status,
        null,
        null,
        placement,
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        null,
        1,
        new Tenant.Times(now, "test", now, "test", null, null, null));
  }

  void put(Tenant tenant) {
    tenants.put(tenant.id(), tenant);
  }

  static TenantId one(Isolation isolation) {
    return TenantId.of(isolation.label() + "-one");
  }

  static TenantId two(Isolation isolation) {
    return TenantId.of(isolation.label() + "-two");
  }

  TestDatabase database() {
    return installed.database();
  }

  DataSourceSettings settings() {
    return DataSourceSettings.of(TestSecret.SECRET).with(PoolSettings.DEFAULT.withSize(1));
  }

  TenantDataSource dataSource() {
    return dataSource(settings(), "");
  }

  /**
   * @param parameters of the address, such as {@code "?autosave=always"}
   */
  TenantDataSource dataSource(DataSourceSettings settings, String parameters) {
    House house = this;
    TenantDirectory directory =
        new TenantDirectory() {
          @Override
          public Tenant tenant(TenantId id) {
            return house.tenant(id);
          }

          @Override
          public Cluster cluster(String name) {
            Cluster known = house.cluster(name);
            return new Cluster(known.name(), known.url() + parameters, null);
          }
        };
    return new TenantDataSource(directory, new PostgresDialect(), settings, Clock.systemUTC());
  }

  /** A superuser's connection to where the tenant's tables are, with their schema in the path. */
  Connection admin(TenantId id) throws SQLException {
    Placement placement = tenant(id).placement();
    String url = new PostgresAdministration().urlOf(database().url(), placement.database());
    Connection admin =
        DriverManager.getConnection(
            url, database().server().user(), database().server().password());
    run(admin, "set search_path = \"" + placement.schema() + '"');
    return admin;
  }

  @Override
  public Tenant tenant(TenantId id) {
    Tenant tenant = tenants.get(id);
    if (tenant == null) {
      throw new UnknownTenantException(id);
    }
    return tenant;
  }

  @Override
  public Cluster cluster(String name) {
    return new Cluster(name, database().url(), null);
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String script(String name) {
    try (InputStream in = House.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Works on a connection of the tenant, within its scope. */
  static void as(TenantDataSource dataSource, TenantId tenant, Work work) throws Exception {
    TenantContext.use(
        tenant,
        () -> {
          try (Connection connection = dataSource.getConnection()) {
            work.on(connection);
          }
        });
  }

  /** Work on a connection. */
  interface Work {
    void on(Connection connection) throws Exception;
  }

  @Override
  public void close() {
    for (Tenant tenant : tenants.values()) {
      if (tenant.placement().isolation() == Isolation.DATABASE) {
        String database = tenant.placement().database();
        database().execute("drop database \"" + database + "\" with (force)");
        database().execute("drop role \"" + tenant.placement().role() + "\"");
      }
    }
    installed.close();
  }
}
