package io.insula.fleet;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.fleet.history.HistoryChange;
import io.insula.fleet.history.HistorySource;
import io.insula.fleet.history.HistoryWork;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.PostgresAdministration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Schemas that Flyway migrated, one for each tenant, before there was Insula. */
final class OldFleet implements AutoCloseable {
  static final Map<String, String> FILES = files();

  /** What can't be protected in schema isolation, and is accepted. */
  private static final Set<String> WAIVED =
      Set.of("tenant_a.span", "tenant_a.span_multirange", "tenant_a.total");

  final Ground ground;
  final Path root;
  final Migrations migrations;

  OldFleet(Path root) throws SQLException {
    this(root, FILES);
  }

  OldFleet(Path root, Map<String, String> files) throws SQLException {
    this.ground = new Ground();
    this.root = root;
    this.migrations = Ground.tenantFiles(root, files).with(Map.of("word", "hello"));
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "V1__customer.sql",
        """
        create type mood as enum ('good', 'bad');
        create table customer (id serial primary key, name text, mood mood);
        insert into customer (name) values ('${word}');
        """);
    files.put(
        "V2__orders.sql",
        """
        create table orders (id bigint generated always as identity primary key,
          customer int references customer);
        insert into orders (customer) select id from customer;
        create function twice(n int) returns int language sql as 'select 2 * n';
        """);
    files.put("V2.1__total.sql", "alter table orders add total numeric;\n");
    files.put("V10__note.sql", "create table note (text text); insert into note values ('one');\n");
    files.put(
        "R__names.sql", "create or replace view names as select name as ${word} from customer;\n");
    return files;
  }

  String schema(String id) {
    return "tenant_" + id;
  }

  /** As the owner of everything, who is not the migrator. */
  FluentConfiguration flyway(String id) {
    return Flyway.configure()
        .dataSource(
            ground.database.url(),
            ground.database.server().user(),
            ground.database.server().password())
        .schemas(schema(id))
        .placeholders(Map.of("word", "hello"))
        .locations("filesystem:" + root.resolve("db/tenant"));
  }

  /** A tenant at that version, as Flyway made it. */
  MigrationTarget at(String id, String version) {
    flyway(id).target(version).load().migrate();
    return target(id);
  }

  MigrationTarget target(String id) {
    return MigrationTarget.of(
        TenantId.of(id),
        1 + (id.hashCode() & 0xffff),
        new Placement(Isolation.SCHEMA, "main", ground.database.name(), schema(id), "insula_app"));
  }

  HistoryWork work() {
    return work(false);
  }

  HistoryWork work(boolean dryRun) {
    return work(migrations, dryRun);
  }

  HistoryWork work(Migrations files, boolean dryRun) {
    return new HistoryWork(
        new PlaceWork(
            ground,
            new PostgresAdministration().protection(),
            MigrationSettings.DEFAULT.withWaived(WAIVED),
            files),
        new PostgresAdministration().places(),
        ground,
        Clock.systemUTC(),
        dryRun);
  }

  HistoryChange adopt(MigrationTarget target, HistorySource source) {
    return work().adopt(target, source, new Administrator());
  }

  MigrationResult migrate(MigrationTarget target) {
    return ground.migrator().apply(target, migrations);
  }

  List<String> ledger(String id) {
    return ground.column(
        "select version || ' ' || checksum from insula.migration where schema_name = '"
            + schema(id)
            + "' order by applied_at, version");
  }

  /** The value of a query in which # is the schema. */
  String one(String id, String sql) {
    return ground.column(sql.replace("#", schema(id))).get(0);
  }

  void execute(String id, String... statements) {
    Arrays.stream(statements).forEach(sql -> ground.database.execute(sql.replace("#", schema(id))));
  }

  @Override
  public void close() {
    ground.close();
  }

  /** Connections of the superuser. */
  final class Administrator implements Estate {
    @Override
    public Connection migrator(String cluster, String name) throws SQLException {
      return ground.database.connect();
    }

    @Override
    public String database(String cluster) {
      return ground.database(cluster);
    }

    @Override
    public InstallSettings settings() {
      return ground.settings();
    }

    @Override
    public TenantColumn column() {
      return ground.column();
    }
  }
}
