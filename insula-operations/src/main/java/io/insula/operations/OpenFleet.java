package io.insula.operations;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.fleet.FleetRun;
import io.insula.fleet.MigrationPlan;
import io.insula.fleet.MigrationResult;
import io.insula.fleet.MigrationStatus;
import io.insula.fleet.MigrationTarget;
import io.insula.fleet.Migrations;
import io.insula.fleet.Migrator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Migrates what the catalog says is there, and notes in the catalog how far it is. */
final class OpenFleet implements Fleet {
  /** How many places are worked on at a time. */
  static final int WORKERS = 4;

  private final Records records;
  private final PlacePlanner planner;
  private final Migrator migrator;
  private final Migrations migrations;
  private final ReadyRecords ready;
  private final Runnable tablesChanged;

  OpenFleet(
      Records records,
      PlacePlanner planner,
      Migrator migrator,
      Migrations migrations,
      ReadyRecords ready,
      Runnable tablesChanged) {
    this.ready = ready;
    this.tablesChanged = tablesChanged;
    this.records = records;
    this.planner = planner;
    this.migrator = migrator;
    this.migrations = migrations;
  }

  @Override
  public FleetReport migrate(FleetListener listener) {
    return run(targets(), listener);
  }

  @Override
  public FleetReport migrate(TenantId tenant) {
    return run(List.of(MigrationTarget.of(records.get(tenant))), FleetListener.NONE);
  }

  private FleetReport run(Collection<MigrationTarget> targets, FleetListener listener) {
    Progress progress = new Progress(listener, this::note);
    new FleetRun(migrator, WORKERS, progress).run(targets, migrations);
    return progress.report();
  }

  /** Brings the tenant's place up to date; it may not be open yet. */
  void apply(Tenant tenant) {
    note(migrator.apply(MigrationTarget.of(tenant), migrations));
  }

  /** Brings a place up to date that no tenant has yet. */
  void apply(MigrationTarget place) {
    note(migrator.apply(place, migrations));
  }

  /** Brings the shared and the row tables of that cluster up to date. */
  void applyRows(String cluster) {
    migrator.apply(MigrationTarget.rows(planner.rows(cluster)), migrations);
  }

  private void note(MigrationResult result) {
    String version = result.version();
    if (result.target().kept()) {
      ready.note(result.target().placement(), version);
      return;
    }
    if (!result.applied().isEmpty()) {
      tablesChanged.run();
    }
    if (version == null) {
      return;
    }
    TenantId tenant = result.target().tenant();
    if (tenant == null) {
      records.noteRowVersion(result.target().placement(), version);
    } else {
      records.noteVersion(List.of(tenant), version);
    }
  }

  @Override
  public List<Pending> plan() {
    return targets().stream()
        .map(target -> migrator.plan(target, migrations))
        .filter(plan -> !plan.files().isEmpty())
        .map(OpenFleet::pending)
        .toList();
  }

  private static Pending pending(MigrationPlan plan) {
    return new Pending(Progress.place(plan.target()), plan.files(), plan.sql());
  }

  @Override
  public List<Status> status() {
    return targets().stream()
        .map(target -> migrator.status(target, migrations))
        .map(OpenFleet::status)
        .toList();
  }

  private static Status status(MigrationStatus status) {
    String version = status.version();
    return new Status(
        Progress.place(status.target()), version == null ? "-" : version, status.pending().size());
  }

  private List<MigrationTarget> targets() {
    List<MigrationTarget> targets = new ArrayList<>();
    records
        .clusters()
        .forEach(cluster -> targets.add(MigrationTarget.rows(planner.rows(cluster.name()))));
    records.placed().stream()
        .filter(tenant -> tenant.placement().isolation() != Isolation.ROW)
        .forEach(tenant -> targets.add(MigrationTarget.of(tenant)));
    targets.addAll(ready.targets());
    return targets;
  }
}
