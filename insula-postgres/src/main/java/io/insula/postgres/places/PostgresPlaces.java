package io.insula.postgres.places;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.PlaceSettings;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Places on PostgreSQL. Stateless and thread-safe. */
public final class PostgresPlaces implements Administration.Places {
  @Override
  public Placement place(TenantId tenant, Isolation isolation, PlaceSettings settings) {
    String application = settings.roles().application();
    return switch (isolation) {
      case ROW ->
          new Placement(
              isolation,
              settings.cluster(),
              settings.database(),
              settings.rowSchema(),
              application);
      case SCHEMA ->
          new Placement(
              isolation,
              settings.cluster(),
              settings.database(),
              Names.of(
                  settings.schemaTemplate(),
                  tenant,
                  settings.database(),
                  Set.of(settings.rowSchema(), InstallSettings.SHARED_SCHEMA)),
              application);
      case DATABASE -> {
        String name =
            Names.of(
                settings.databaseTemplate(),
                tenant,
                settings.database(),
                taken(settings.roles(), settings.database()));
        yield new Placement(isolation, settings.cluster(), name, settings.rowSchema(), name);
      }
    };
  }

  private static Set<String> taken(RoleNames roles, String database) {
    return Set.copyOf(List.of(roles.owner(), roles.migrator(), roles.application(), database));
  }

  @Override
  public void create(long number, Placement placement, Estate estate) throws SQLException {
    switch (placement.isolation()) {
      case ROW -> {}
      case SCHEMA -> {
        try (Connection migrator = home(placement, estate)) {
          new SchemaPlace(number, placement, estate).create(migrator);
        }
      }
      case DATABASE -> createDatabase(number, placement, estate);
    }
  }

  /** With one connection at a time, so that many tenants can be made at once. */
  private static void createDatabase(long number, Placement placement, Estate estate)
      throws SQLException {
    DatabasePlace place = new DatabasePlace(number, placement, estate);
    try (Connection migrator = home(placement, estate)) {
      place.create(migrator);
    }
    try (Connection inside = estate.migrator(placement.cluster(), placement.database())) {
      place.prepare(inside);
    }
  }

  @Override
  public List<String> find(TenantId tenant, long number, Placement placement, Estate estate)
      throws SQLException {
    try (Connection migrator = home(placement, estate)) {
      return switch (placement.isolation()) {
        case ROW -> new RowPlace(tenant, placement, estate.column()).find(migrator);
        case SCHEMA -> new SchemaPlace(number, placement, estate).find(migrator);
        case DATABASE -> new DatabasePlace(number, placement, estate).find(migrator);
      };
    }
  }

  @Override
  public List<String> remove(TenantId tenant, long number, Placement placement, Estate estate)
      throws SQLException {
    try (Connection migrator = home(placement, estate)) {
      return switch (placement.isolation()) {
        case ROW -> new RowPlace(tenant, placement, estate.column()).remove(migrator, number);
        case SCHEMA -> new SchemaPlace(number, placement, estate).remove(migrator);
        case DATABASE -> new DatabasePlace(number, placement, estate).remove(migrator);
      };
    }
  }

  private static Connection home(Placement placement, Estate estate) throws SQLException {
    return estate.migrator(placement.cluster(), estate.database(placement.cluster()));
  }

  @Override
  public List<String> strangers(Connection connection, Estate estate) throws SQLException {
    return Query.column(
        connection,
        """
        select nspname from pg_catalog.pg_namespace
         where nspname !~ '^pg_' and nspname not in ('information_schema', 'insula', ?, ?)
           and not starts_with(
             coalesce(pg_catalog.obj_description(oid, 'pg_namespace'), ''), ?)
         order by 1""",
        estate.settings().rowSchema(),
        estate.settings().sharedSchema(),
        Mark.BEGINNING);
  }

  @Override
  public List<String> handOver(Connection connection, Placement placement, Estate estate)
      throws SQLException {
    return new Ownership(placement.schema(), estate.settings().roles().migrator())
        .handOver(connection);
  }

  @Override
  public void adopt(Connection migrator, long number, Placement placement, Estate estate)
      throws SQLException {
    new SchemaPlace(number, placement, estate).adopt(migrator);
  }
}
