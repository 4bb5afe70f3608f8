package io.insula.operations;

import io.insula.Tenant;
import io.insula.catalog.FleetRunEntry;
import io.insula.catalog.PlaceState;
import io.insula.catalog.VersionCount;
import io.insula.fleet.MigrationTarget;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.Migrations;
import io.insula.operations.waves.Wave;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fleet of an open installation. */
final class OpenFleet implements Fleet {
  private final FleetWork work;
  private final WaveRuns waves;
  private final PlaceBook book;
  private final PlacePlanner planner;
  private final Facets facets;

  /** What else can be done with a fleet. */
  record Facets(Seeds seeds, History history, Drift drift) {}

  OpenFleet(FleetWork work, WaveRuns waves, PlaceBook book, PlacePlanner planner, Facets facets) {
    this.facets = facets;
    this.work = work;
    this.waves = waves;
    this.book = book;
    this.planner = planner;
  }

  @Override
  public FleetReport migrate(MigrateOptions options, FleetListener listener) {
    List<PlaceState> places = work.behind(options);
    return told(
        listener,
        places.size(),
        () -> {
          waves.requireNone();
          work.check(places, work.migrations(options));
          return options.waves().several() && !places.isEmpty()
              ? waves.begin(options, places, listener)
              : work.run(places, options, listener);
        });
  }

  @Override
  public FleetReport resume(MigrateOptions options, FleetListener listener) {
    List<PlaceState> places = work.behind(options);
    return told(
        listener,
        places.size(),
        () -> {
          work.check(places, work.migrations(options));
          Optional<FleetReport> resumed = waves.resume(options, listener);
          return resumed.orElseGet(() -> work.run(places, options, listener));
        });
  }

  private static FleetReport told(
      FleetListener listener, int places, Supplier<FleetReport> migration) {
    Progress.tell(listener, l -> l.started(places));
    FleetReport report = migration.get();
    Progress.tell(listener, l -> l.finished(report));
    return report;
  }

  @Override
  public boolean abandon() {
    return waves.abandon();
  }

  @Override
  public FleetPlan plan(MigrateOptions options, boolean sql) {
    Migrations files = work.migrations(options);
    List<PlaceState> places = work.behind(options);
    work.check(places, files);
    List<String> names = options.waves().all().stream().map(Wave::name).toList();
    return new FleetPlanner(work, files, sql).plan(names, waves.assign(options, places));
  }

  @Override
  public FleetStatus status() {
    String stamp = work.migrations(MigrateOptions.DEFAULT).stamp();
    return new FleetStatus(
        book.counts(stamp).stream()
            .sorted(Comparator.comparing(OpenFleet::version).reversed())
            .map(
                count -> new FleetStatus.Version(count.version(), count.tenants(), count.current()))
            .toList(),
        book.behind(Selection.all(), stamp).stream().map(OpenFleet::place).toList(),
        waves.open().map(OpenFleet::run).orElse(null));
  }

  private static MigrationVersion version(VersionCount count) {
    return MigrationVersion.of(count.version() == null ? "0" : count.version());
  }

  private static FleetStatus.Place place(PlaceState state) {
    return new FleetStatus.Place(
        Progress.place(state.placement()),
        state.tenant(),
        state.version(),
        failure(state.failure()));
  }

  private static FleetStatus.@Nullable Failure failure(PlaceState.@Nullable Failure failure) {
    return failure == null
        ? null
        : new FleetStatus.Failure(
            failure.at(),
            failure.attempts(),
            failure.script(),
            failure.line(),
            failure.statement(),
            failure.sqlState(),
            failure.message());
  }

  private static FleetStatus.Run run(FleetRunEntry run) {
    return new FleetStatus.Run(
        run.id(),
        run.state().label(),
        WaveRuns.waveOf(run),
        run.reason(),
        run.actor(),
        run.started());
  }

  @Override
  public Seeds seeds() {
    return facets.seeds();
  }

  /** Brings the tenant's place up to date; it may not be open yet. */
  void apply(Tenant tenant) {
    work.apply(tenant);
  }

  /** Brings a place up to date that no tenant has yet. */
  void applyReady(MigrationTarget place) {
    work.applyReady(place);
  }

  /** Of the migration files. */
  String stamp() {
    return work.migrations(MigrateOptions.DEFAULT).stamp();
  }

  /** Brings the shared and the row tables of that cluster up to date. */
  void applyRows(String cluster) {
    work.applyRows(planner.rows(cluster));
  }

  @Override
  public History history() {
    return facets.history();
  }

  @Override
  public Drift drift() {
    return facets.drift();
  }
}
