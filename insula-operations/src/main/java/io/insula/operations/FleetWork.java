package io.insula.operations;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.catalog.PlaceState;
import io.insula.fleet.FleetRun;
import io.insula.fleet.MigrationResult;
import io.insula.fleet.MigrationSettings;
import io.insula.fleet.MigrationTarget;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.Migrations;
import io.insula.fleet.Migrator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings places up to date and tells the catalog. Thread-safe. */
final class FleetWork {
  private final PlaceBook book;
  private final Records records;
  private final Migrator migrator;
  private final MigrationSettings settings;
  private final Migrations migrations;
  private final Runnable tablesChanged;

  /**
   * @param tablesChanged what to do when tables may look otherwise than before
   */
  FleetWork(
      PlaceBook book,
      Records records,
      Migrator migrator,
      MigrationSettings settings,
      Migrations migrations,
      Runnable tablesChanged) {
    this.book = book;
    this.records = records;
    this.migrator = migrator;
    this.settings = settings;
    this.migrations = migrations;
    this.tablesChanged = tablesChanged;
  }

  Migrator migrator() {
    return migrator;
  }

  /** The files up to the target of the options. */
  Migrations migrations(MigrateOptions options) {
    String target = options.target();
    return target == null ? migrations : migrations.upTo(MigrationVersion.of(target));
  }

  /** The places of the options that may have something to do. */
  List<PlaceState> behind(MigrateOptions options) {
    String stamp = migrations(options).stamp();
    return options.verify()
        ? book.all(options.selection(), stamp)
        : book.behind(options.selection(), stamp);
  }

  /**
   * Checks the files that places would get, before any is touched.
   *
   * @throws io.insula.fleet.InvalidMigrationsException if any is wrong
   */
  void check(List<PlaceState> places, Migrations files) {
    Map<Isolation, PlaceState> oldest = new EnumMap<>(Isolation.class);
    for (PlaceState place : places) {
      oldest.merge(place.placement().isolation(), place, FleetWork::older);
    }
    oldest
        .values()
        .forEach(place -> migrator.check(PlaceBook.target(place), files, version(place)));
  }

  private static PlaceState older(PlaceState one, PlaceState other) {
    MigrationVersion first = version(one);
    MigrationVersion second = version(other);
    return first == null || (second != null && first.compareTo(second) <= 0) ? one : other;
  }

  private static @Nullable MigrationVersion version(PlaceState place) {
    return place.version() == null
        ? null
        : MigrationVersion.of(Objects.requireNonNull(place.version()));
  }

  /** Brings these places up to date. */
  FleetReport run(List<PlaceState> places, MigrateOptions options, FleetListener listener) {
    if (places.isEmpty()) {
      return new FleetReport(List.of(), null);
    }
    Migrations files = migrations(options);
    StateNotes notes = new StateNotes(book, files.stamp());
    Progress progress = new Progress(listener, notes);
    List<MigrationTarget> targets = places.stream().map(PlaceBook::target).toList();
    try {
      new FleetRun(
              migrator.with(settings.withLockTimeout(options.lockTimeout())),
              options.settings(),
              progress)
          .run(targets, files);
    } finally {
      notes.flush();
      tablesChanged.run();
    }
    return new FleetReport(progress.outcomes(), null);
  }

  /** Whether the catalog says that the tenant's place is up to date. */
  boolean current(Tenant tenant) {
    return book.current(tenant, migrations.stamp());
  }

  /** Brings the place of an open tenant up to date; in row isolation that of all its neighbours. */
  void update(Tenant tenant) {
    if (tenant.placement().isolation() == Isolation.ROW) {
      applyRows(tenant.placement());
    } else {
      apply(tenant);
    }
  }

  /** Brings the tenant's place up to date; the tenant may not be open yet. */
  void apply(Tenant tenant) {
    MigrationResult result = migrator.apply(MigrationTarget.of(tenant), migrations);
    if (!result.applied().isEmpty()) {
      tablesChanged.run();
    }
    if (tenant.placement().isolation() != Isolation.ROW) {
      book.done(List.of(StateNotes.done(result)), migrations.stamp());
    } else if (result.version() != null) {
      records.noteVersion(List.of(tenant.id()), Objects.requireNonNull(result.version()));
    }
  }

  /** Brings a place up to date that no tenant has yet. */
  void applyReady(MigrationTarget place) {
    MigrationResult result = migrator.apply(place, migrations);
    book.done(List.of(StateNotes.done(result)), migrations.stamp());
  }

  /** Brings the shared and the row tables of a place up to date. */
  void applyRows(Placement rows) {
    MigrationResult result = migrator.apply(MigrationTarget.rows(rows), migrations);
    tablesChanged.run();
    book.done(List.of(StateNotes.done(result)), migrations.stamp());
  }
}
