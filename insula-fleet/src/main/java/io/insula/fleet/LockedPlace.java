package io.insula.fleet;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.ProtectionRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A place while nobody else migrates it: in a transaction of the migrator's, with the place's
 * schema first in the search path. One thread, until the work is done.
 */
public final class LockedPlace {
  private final PlaceSession session;
  private final Place place;
  private final Estate estate;
  private final Administration.Protection protection;
  private final MigrationSettings settings;
  private final Migrations migrations;

  LockedPlace(
      PlaceSession session,
      Place place,
      Estate estate,
      Administration.Protection protection,
      MigrationSettings settings,
      Migrations migrations) {
    this.session = session;
    this.place = place;
    this.estate = estate;
    this.protection = protection;
    this.settings = settings;
    this.migrations = migrations;
  }

  /** The connection, in the transaction; not to be committed or closed. */
  public Connection connection() {
    return session.connection();
  }

  /** On whose behalf. */
  public MigrationTarget target() {
    return place.target();
  }

  /** Whose tables. */
  public MigrationKind kind() {
    return place.kind();
  }

  /** The schema, as the ledger names it too. */
  public String schema() {
    return place.schema();
  }

  /** For messages: the tenant, or the shared place. */
  public String label() {
    return place.label();
  }

  /** In whose name the ledger is written. */
  public String actor() {
    return settings.appliedBy();
  }

  /**
   * The files of the place, in order.
   *
   * @throws InvalidMigrationsException if a repeatable file has a placeholder without a value
   */
  public List<PlaceFile> files() {
    PlaceholderValues values = place.placeholders(migrations.placeholders(), estate);
    return migrations.files(place.kind()).files().stream()
        .map(file -> new PlaceFile(file, file.checksum(values)))
        .toList();
  }

  /**
   * Protects whatever in the place is not protected yet.
   *
   * @throws io.insula.InsulaException if something there would see through the walls; names all
   */
  public void protect() throws SQLException {
    protection.protect(connection(), request());
  }

  /** Keeps a table of another tool out of the application's reach, and out of the protection. */
  public void setAside(String table) throws SQLException {
    protection.setAside(connection(), request(), table);
  }

  private ProtectionRequest request() {
    return place.protection(estate, settings);
  }
}
