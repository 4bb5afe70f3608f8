package io.insula.fleet.drift;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.fleet.AppliedMigrations;
import io.insula.fleet.MigrationSettings;
import io.insula.fleet.MigrationTarget;
import io.insula.jdbc.spi.Estate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place for nobody, where the migrations make what tenants should have: in schema isolation a
 * schema beside theirs, otherwise a database, in which the schema has the same name as in theirs.
 * As long as it is used, its name is locked; one that isn't was left by a crash.
 */
final class Scratch implements AutoCloseable {
  /** Of no tenant: theirs are counted from 1. */
  static final long NUMBER = Long.MAX_VALUE;

  private final DriftSettings settings;
  private final Placement placement;
  private final TenantId owner;
  private final Connection lock;
  private final MigrationTarget target;

  private Scratch(
      DriftSettings settings,
      TenantId owner,
      Placement placement,
      Placement used,
      Connection lock) {
    this.settings = settings;
    this.placement = placement;
    this.owner = owner;
    this.lock = lock;
    this.target =
        used.isolation() == Isolation.ROW
            ? MigrationTarget.rows(used)
            : MigrationTarget.of(owner, NUMBER, used);
  }

  /** A place like that one, with those files applied. */
  static Scratch like(Placement place, AppliedMigrations files, DriftSettings settings)
      throws SQLException {
    Estate estate = settings.estate();
    String home = estate.database(place.cluster());
    String name = ScratchNames.next(home);
    Connection lock = ScratchLocks.hold(estate, place.cluster(), name);
    Scratch scratch =
        new Scratch(settings, TenantId.of(name), own(place, name), used(place, name), lock);
    try {
      scratch.build(files);
      return scratch;
    } catch (SQLException | RuntimeException e) {
      try {
        scratch.close();
      } catch (SQLException | RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  /** What is made for it, and removed again. */
  private static Placement own(Placement place, String name) {
    return place.isolation() == Isolation.SCHEMA
        ? new Placement(Isolation.SCHEMA, place.cluster(), place.database(), name, place.role())
        : new Placement(Isolation.DATABASE, place.cluster(), name, place.schema(), name);
  }

  /** What the files are applied to. */
  private static Placement used(Placement place, String name) {
    return place.isolation() == Isolation.ROW
        ? new Placement(Isolation.ROW, place.cluster(), name, place.schema(), place.role())
        : own(place, name);
  }

  private void build(AppliedMigrations files) throws SQLException {
    settings.places().create(NUMBER, placement, settings.estate());
    boolean beside = placement.isolation() == Isolation.SCHEMA;
    settings
        .migrator()
        .with(waiving())
        .apply(target, beside ? files.withoutShared() : files.migrations());
  }

  /** What is waived in one schema is waived here. */
  private MigrationSettings waiving() {
    Set<String> waived = new TreeSet<>(settings.settings().waived());
    settings.settings().waived().stream()
        .map(name -> name.substring(name.indexOf('.') + 1))
        .forEach(name -> waived.add(target.placement().schema() + "." + name));
    return settings.settings().withWaived(waived);
  }

  /** A new connection to where it is. */
  Connection connect() throws SQLException {
    Placement place = target.placement();
    return settings.estate().migrator(place.cluster(), place.database());
  }

  Subject subject() {
    boolean guest = target.placement().isolation() == Isolation.ROW;
    return Subject.of(target, guest ? placement.role() : "");
  }

  /** Removes it; what it leaves after a failure is found the next time. */
  @Override
  public void close() throws SQLException {
    try (lock) {
      settings.places().remove(owner, NUMBER, placement, settings.estate());
    } catch (InsulaException e) {
      throw new InsulaException(
          "The scratch place \"" + owner + "\" is left over: " + e.getMessage(), e);
    }
  }
}
