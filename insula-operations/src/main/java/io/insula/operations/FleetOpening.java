package io.insula.operations;

import io.insula.catalog.Catalog;
import io.insula.fleet.JavaMigration;
import io.insula.fleet.MigrationSettings;
import io.insula.fleet.Migrations;
import io.insula.fleet.Migrator;
import io.insula.fleet.PlaceWork;
import io.insula.fleet.TenantBinder;
import io.insula.fleet.drift.DriftSettings;
import io.insula.jdbc.TenantDataSource;
import io.insula.jdbc.spi.Administration;
import io.insula.operations.OpenFleet.Facets;
import io.insula.operations.OpenHouse.Closing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the fleet of an open installation together.
 *
 * @param touch brings tenants up to date at first touch; null if that is not wanted
 */
record FleetOpening(
    InsulaBuilder builder,
    Administration administration,
    Home home,
    Catalog catalog,
    TenantDataSource dataSource,
    Records records,
    PlacePlanner planner,
    OpenEstate estate,
    TenantBinder binder,
    @Nullable FirstTouch touch,
    Closing closing) {

  OpenFleet open(Runs runs, AdoptedTenants adopted) {
    Migrations migrations =
        MigrationSource.read(builder.migrations)
            .with(builder.placeholders)
            .with(builder.javaMigrations.toArray(JavaMigration[]::new));
    MigrationSettings settings =
        MigrationSettings.DEFAULT
            .withWaived(builder.waived)
            .withoutReplayOf(builder.notReplayed)
            .withAppliedBy(builder.actor);
    Migrator migrator =
        new Migrator(estate, administration.protection(), records, binder, settings);
    PlaceBook book = new PlaceBook(home, records, planner, catalog);
    FleetWork work =
        new FleetWork(book, records, migrator, settings, migrations, dataSource::forgetTables);
    WaveRuns waves = waves(work);
    begin(work, waves);
    OpenHistory history = history(runs, adopted, book, settings, migrations);
    return new OpenFleet(
        work,
        waves,
        book,
        planner,
        new Facets(seeds(), history, drift(migrator, settings, migrations)));
  }

  private WaveRuns waves(FleetWork work) {
    return new WaveRuns(
        home,
        new WaveJournal(home, builder.actor),
        work,
        records,
        new GateKeeper(dataSource, records, builder.clock));
  }

  private void begin(FleetWork work, WaveRuns waves) {
    if (touch != null) {
      touch.begin(work, waves);
    }
    if (builder.inBackground) {
      closing.add(new Sweep(home, work, waves)).start();
    }
  }

  private OpenSeeds seeds() {
    return new OpenSeeds(
        records,
        dataSource,
        builder.migrations,
        Map.copyOf(builder.placeholders),
        estate.settings().sharedSchema());
  }

  private OpenDrift drift(Migrator migrator, MigrationSettings settings, Migrations migrations) {
    DriftSettings drift =
        new DriftSettings(
            estate, administration.places(), migrator, settings, migrations, DriftSettings.JOBS);
    return new OpenDrift(records, drift, dataSource::forgetTables);
  }

  private OpenHistory history(
      Runs runs,
      AdoptedTenants adopted,
      PlaceBook book,
      MigrationSettings settings,
      Migrations migrations) {
    OpenHistory.Parts parts =
        new OpenHistory.Parts(
            records,
            runs,
            adopted,
            book,
            planner,
            new PlaceWork(estate, administration.protection(), settings, migrations),
            administration.places(),
            estate,
            builder.clock,
            dataSource::forgetTables);
    return new OpenHistory(parts, HistoryListener.NONE);
  }
}
