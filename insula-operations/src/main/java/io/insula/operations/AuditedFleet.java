package io.insula.operations;

import static io.insula.operations.Recording.counted;

import io.insula.fleet.drift.DriftListener;
import io.insula.fleet.drift.DriftReport;
import io.insula.fleet.drift.FixReport;
import io.insula.guard.audit.AuditRecord;
import java.util.function.Supplier;

/** A fleet whose changes are recorded in the audit trail. */
record AuditedFleet(Fleet fleet, Recording recording) implements Fleet {
  AuditedFleet as(String actor) {
    return new AuditedFleet(fleet, recording.as(actor));
  }

  @Override
  public FleetReport migrate(MigrateOptions options, FleetListener listener) {
    return migrated("fleet.migrate", () -> fleet.migrate(options, listener));
  }

  @Override
  public FleetReport resume(MigrateOptions options, FleetListener listener) {
    return migrated("fleet.resume", () -> fleet.resume(options, listener));
  }

  private FleetReport migrated(String action, Supplier<FleetReport> work) {
    return recording.around(
        AuditRecord.of(action),
        (record, report) -> counted(record, report.outcomes().size(), report.failures().size()),
        work);
  }

  @Override
  public boolean abandon() {
    return recording.around(
        AuditRecord.of("fleet.abandon"),
        (record, done) -> record.detail("abandoned", done),
        fleet::abandon);
  }

  @Override
  public FleetPlan plan(MigrateOptions options, boolean sql) {
    return fleet.plan(options, sql);
  }

  @Override
  public FleetStatus status() {
    return fleet.status();
  }

  @Override
  public Seeds seeds() {
    Seeds seeds = fleet.seeds();
    return (selection, source, jobs, listener) ->
        recording.around(
            AuditRecord.of("fleet.seed"),
            (record, report) ->
                counted(record, report.outcomes().size(), report.failures().size())
                    .detail("files", report.files()),
            () -> seeds.run(selection, source, jobs, listener));
  }

  @Override
  public History history() {
    return new AuditedHistory(fleet.history(), recording);
  }

  @Override
  public Drift drift() {
    return new AuditedDrift(fleet.drift(), recording);
  }

  /** Only repairing changes anything. */
  private record AuditedDrift(Drift drift, Recording recording) implements Drift {
    @Override
    public Drift jobs(int number) {
      return new AuditedDrift(drift.jobs(number), recording);
    }

    @Override
    public DriftReport check(Selection selection, DriftListener listener) {
      return drift.check(selection, listener);
    }

    @Override
    public FixReport plan(Selection selection, boolean evenLossy, DriftListener listener) {
      return drift.plan(selection, evenLossy, listener);
    }

    @Override
    public FixReport fix(Selection selection, boolean evenLossy, DriftListener listener) {
      return recording.around(
          AuditRecord.of("drift.repair").detail("evenLossy", evenLossy),
          (record, report) ->
              counted(
                  record,
                  report.places().size(),
                  report.places().stream().filter(place -> !place.isClean()).count()),
          () -> drift.fix(selection, evenLossy, listener));
    }
  }
}
