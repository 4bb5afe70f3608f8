package io.insula.fleet.drift;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.fleet.MigrationSettings;
import io.insula.fleet.MigrationTarget;
import io.insula.fleet.Migrations;
import io.insula.fleet.Migrator;
import io.insula.fleet.RowTenant;
import io.insula.jdbc.BindingProof;
import io.insula.jdbc.BindingSettings;
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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A prepared database with tenants, migrated with files of the test; and the check of drift. */
final class Field implements AutoCloseable, Estate {
  private static final InstallSettings SETTINGS =
      InstallSettings.of(Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));

  final TestDatabase database =
      TestServer.shared().copy("drift", database -> install(database, SETTINGS));
  private final List<RowTenant> rowTenants = new CopyOnWriteArrayList<>();
  private final List<String> databases = new ArrayList<>();
  private final Path root;
  private MigrationSettings migrating =
      MigrationSettings.DEFAULT.withLockTimeout(Duration.ofSeconds(1));

  Field(Path root) throws SQLException {
    this.root = root;
    install(database, SETTINGS);
  }

  private static void install(TestDatabase database, InstallSettings settings) throws SQLException {
    try (Connection admin = database.connect()) {
      new PostgresAdministration().install(admin, settings);
    }
  }

  Migrations files(Map<String, String> tenant) {
    return write("db/tenant", tenant);
  }

  Migrations write(String location, Map<String, String> files) {
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

  void waive(String... names) {
    migrating = migrating.withWaived(java.util.Set.of(names));
  }

  Migrator migrator() {
    return new Migrator(
        this,
        new PostgresAdministration().protection(),
        place -> List.copyOf(rowTenants),
        (tenant, number, pid) ->
            new BindingProof(BindingSettings.of(SETTINGS.secret()), pid)
                .value(tenant.value(), number, Instant.now().plusSeconds(60).getEpochSecond()),
        migrating);
  }

  /** A migrated tenant of that isolation. */
  DriftPlace tenant(String id, Isolation isolation, Migrations files) {
    DriftPlace place = place(id, isolation);
    migrator().apply(place.target(), files);
    return isolation == Isolation.ROW
        ? new DriftPlace(MigrationTarget.rows(place.target().placement()), List.of(TenantId.of(id)))
        : place;
  }

  private DriftPlace place(String id, Isolation isolation) {
    TenantId tenant = TenantId.of(id);
    long number = id.hashCode() & 0xffff;
    Placement placement = placement(id, isolation);
    create(number, placement);
    if (isolation == Isolation.ROW) {
      rowTenants.add(new RowTenant(tenant, number));
    }
    if (isolation == Isolation.DATABASE) {
      databases.add(placement.database());
    }
    return new DriftPlace(MigrationTarget.of(tenant, number, placement), List.of(tenant));
  }

  private Placement placement(String id, Isolation isolation) {
    String own = database.name() + "_" + id;
    return switch (isolation) {
      case ROW -> new Placement(isolation, "main", database.name(), "public", "insula_app");
      case SCHEMA ->
          new Placement(isolation, "main", database.name(), "tenant_" + id, "insula_app");
      case DATABASE -> new Placement(isolation, "main", own, "public", own);
    };
  }

  DriftSettings settings(Migrations files) {
    return new DriftSettings(
        this, new PostgresAdministration().places(), migrator(), migrating, files, 2);
  }

  DriftReport check(Migrations files, List<DriftPlace> places) {
    return new DriftCheck(settings(files)).check(places, DriftListener.NONE);
  }

  /** Runs it where the tenant lives, as the migrator, with its schema first. */
  void alter(DriftPlace place, String sql) {
    Placement placement = place.target().placement();
    try (Connection connection = migrator(placement.cluster(), placement.database());
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to \"" + placement.schema() + "\", shared");
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A migrated tenant in a schema of that name. */
  DriftPlace tenantIn(String id, String schema, Migrations files) {
    Placement placement =
        new Placement(Isolation.SCHEMA, "main", database.name(), schema, "insula_app");
    MigrationTarget target = MigrationTarget.of(TenantId.of(id), id.hashCode() & 0xffff, placement);
    create(target.number(), placement);
    migrator().apply(target, files);
    return new DriftPlace(target, List.of(TenantId.of(id)));
  }

  private void create(long number, Placement placement) {
    try {
      new PostgresAdministration().places().create(number, placement, this);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes into the ledger of a place that it has a file. */
  void pretend(DriftPlace place, String version, int checksum) {
    alter(
        place,
        "insert into insula.migration (schema_name, kind, version, description, script, checksum,"
            + " millis) values ('%s', 'tenant', '%s', '', '', %d, 0)"
                .formatted(place.target().placement().schema(), version, checksum));
  }

  /** A schema like the one that a check makes, left by a crash. */
  void leaveScratch(DriftPlace like, String name) {
    Placement placement = like.target().placement();
    create(
        Scratch.NUMBER,
        new Placement(
            Isolation.SCHEMA, placement.cluster(), placement.database(), name, placement.role()));
  }

  int count(String sql) {
    return database.column(sql).size();
  }

  List<String> columns(String table) {
    return database.column(
        "select attname from pg_attribute where attrelid = '"
            + table
            + "'::regclass and attnum > 0 and not attisdropped");
  }

  /** Schemas, databases and roles that a check has made. */
  List<String> scratches() {
    String prefix = ScratchNames.prefix(database.name());
    return database.column(
        """
        select nspname::text from pg_namespace where starts_with(nspname, '%1$s')
        union all select datname::text from pg_database where starts_with(datname, '%1$s')
        union all select rolname::text from pg_roles where starts_with(rolname, '%1$s')
        union all select schema_name from insula.migration where starts_with(schema_name, '%1$s')
        """
            .formatted(prefix));
  }

  @Override
  public Connection migrator(String cluster, String name) throws SQLException {
    String role = SETTINGS.roles().migrator();
    return DriverManager.getConnection(
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
    for (String name : databases) {
      database.execute("drop database if exists \"" + name + "\" with (force)");
      database.execute("drop role if exists \"" + name + "\"");
    }
    database.close();
  }
}
