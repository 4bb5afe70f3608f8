package io.insula.operations;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.fleet.MigrationKind;
import io.insula.fleet.MigrationTarget;
import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceWork;
import io.insula.fleet.RowTenant;
import io.insula.fleet.history.HistoryChange;
import io.insula.fleet.history.HistorySource;
import io.insula.fleet.history.HistoryWork;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.spi.Administration;
import io.insula.operations.HistoryReport.Outcome;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The histories of an open installation's fleet. */
final class OpenHistory implements History {
  private final Parts parts;
  private final HistoryListener listener;

  /**
   * What it takes.
   *
   * @param tablesChanged what to do when tables may look otherwise than before
   */
  record Parts(
      Records records,
      Runs runs,
      AdoptedTenants tenants,
      PlaceBook book,
      PlacePlanner planner,
      PlaceWork work,
      Administration.Places places,
      OpenEstate estate,
      Clock clock,
      Runnable tablesChanged) {}

  OpenHistory(Parts parts, HistoryListener listener) {
    this.parts = parts;
    this.listener = listener;
  }

  @Override
  public History watched(HistoryListener other) {
    return new OpenHistory(parts, other);
  }

  private HistoryWork work(boolean dryRun) {
    return new HistoryWork(parts.work, parts.places, parts.estate, parts.clock, dryRun);
  }

  @Override
  public HistoryReport adopt(AdoptRequest request) {
    parts.records.cluster(request.cluster());
    Placement pattern = parts.planner.rows(request.cluster());
    Credentials login = request.administrator();
    AdoptionRun run =
        new AdoptionRun(
            parts.records,
            parts.runs,
            parts.tenants,
            work(request.dryRun()),
            request,
            pattern,
            login == null ? null : new AdministratorEstate(parts.estate, login));
    SchemaFinder finder = new SchemaFinder(parts.records, parts.places, parts.estate);
    try {
      return new HistoryBatch(listener, request.jobs()).run(finder.find(request), run::adopt);
    } finally {
      parts.tablesChanged.run();
    }
  }

  @Override
  public HistoryReport leave(HistorySource source, Selection selection, boolean dryRun) {
    HistoryWork work = work(dryRun);
    return each(
        HistoryTargets.of(selection, parts.records),
        true,
        target -> work.leave(MigrationKind.TENANT, target, source));
  }

  @Override
  public HistoryReport repair(Selection selection, boolean dryRun) {
    HistoryWork work = work(dryRun);
    Set<MigrationTarget> targets = new LinkedHashSet<>();
    if (selection.everything()) {
      targets.addAll(rows());
    }
    targets.addAll(HistoryTargets.of(selection, parts.records));
    HistoryReport shared =
        new HistoryBatch(listener, AdoptRequest.JOBS)
            .run(
                selection.everything() ? HistoryTargets.databases(targets) : List.of(),
                target ->
                    outcome(
                        HistoryTargets.shared(target, parts.estate.settings().sharedSchema()),
                        null,
                        () -> work.repair(MigrationKind.SHARED, target)));
    HistoryReport own = each(targets, dryRun, target -> work.repair(MigrationKind.TENANT, target));
    return HistoryTargets.joined(shared, own);
  }

  @Override
  public HistoryReport baseline(String version, Selection selection, boolean dryRun) {
    MigrationVersion at = MigrationVersion.of(version);
    HistoryWork work = work(dryRun);
    return each(
        HistoryTargets.of(selection, parts.records),
        dryRun,
        target -> work.baseline(target, at, rowTenants(target)));
  }

  private List<RowTenant> rowTenants(MigrationTarget target) {
    Placement placement = target.placement();
    return placement.isolation() == Isolation.ROW ? parts.records.in(placement) : List.of();
  }

  @Override
  public HistoryReport markApplied(String file, Selection selection, boolean dryRun) {
    HistoryWork work = work(dryRun);
    Set<MigrationTarget> targets = new LinkedHashSet<>();
    if (selection.everything()) {
      rows().stream().filter(work::isKnown).forEach(targets::add);
    }
    targets.addAll(HistoryTargets.of(selection, parts.records));
    return each(targets, dryRun, target -> work.markApplied(target, file));
  }

  private List<MigrationTarget> rows() {
    return parts.records.clusters().stream()
        .map(cluster -> MigrationTarget.rows(parts.planner.rows(cluster.name())))
        .toList();
  }

  /** Does it to each, and has what the catalog knows of them looked at again. */
  private HistoryReport each(
      Set<MigrationTarget> targets, boolean dryRun, Function<MigrationTarget, HistoryChange> work) {
    try {
      return new HistoryBatch(listener, AdoptRequest.JOBS)
          .run(
              List.copyOf(targets),
              target ->
                  outcome(
                      Progress.place(target.placement()),
                      target.tenant(),
                      () -> work.apply(target)));
    } finally {
      if (!dryRun && !targets.isEmpty()) {
        parts.book.doubt(targets.stream().map(MigrationTarget::placement).toList());
        parts.tablesChanged.run();
      }
    }
  }

  private static Outcome outcome(
      String place, @Nullable TenantId tenant, Supplier<HistoryChange> work) {
    try {
      HistoryChange change = work.get();
      return new Outcome(place, tenant, change.done(), change.notes(), null);
    } catch (RuntimeException e) {
      return new Outcome(place, tenant, List.of(), List.of(), e);
    }
  }

  @Override
  public HistoryReport cleanOrphans(boolean dryRun) {
    HistoryWork work = work(dryRun);
    return new HistoryBatch(listener, 1)
        .run(parts.records.clusters(), cluster -> cleaned(cluster, work));
  }

  private Outcome cleaned(Cluster cluster, HistoryWork work) {
    String place = cluster.name();
    try {
      String database = parts.estate.database(cluster.name());
      place = cluster.name() + "/" + database;
      List<String> done = work.cleanOrphans(cluster.name(), database, this::living);
      return new Outcome(place, null, done, List.of(), null);
    } catch (RuntimeException e) {
      return new Outcome(place, null, List.of(), List.of(), e);
    }
  }

  private Set<Long> living(Set<Long> numbers) {
    Set<Long> living = new HashSet<>();
    TenantFilter rows = TenantFilter.all().isolation(Isolation.ROW);
    for (Paging all = new Paging(page -> parts.records.list(rows, page)); all.hasNext(); ) {
      Tenant tenant = all.next();
      if (numbers.contains(tenant.number())) {
        living.add(tenant.number());
      }
    }
    return living;
  }
}
