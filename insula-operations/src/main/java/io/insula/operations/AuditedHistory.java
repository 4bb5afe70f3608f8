package io.insula.operations;

import io.insula.fleet.history.HistorySource;
import io.insula.guard.audit.AuditRecord;
import java.util.function.Supplier;

/** Histories whose changes are recorded in the audit trail; dry runs are not. */
record AuditedHistory(History history, Recording recording) implements History {
  @Override
  public History watched(HistoryListener listener) {
    return new AuditedHistory(history.watched(listener), recording);
  }

  @Override
  public HistoryReport adopt(AdoptRequest request) {
    return told(
        AuditRecord.of("history.adopt").object(request.cluster()),
        request.dryRun(),
        () -> history.adopt(request));
  }

  @Override
  public HistoryReport leave(HistorySource source, Selection selection, boolean dryRun) {
    return told(
        AuditRecord.of("history.leave"), dryRun, () -> history.leave(source, selection, dryRun));
  }

  @Override
  public HistoryReport repair(Selection selection, boolean dryRun) {
    return told(AuditRecord.of("history.repair"), dryRun, () -> history.repair(selection, dryRun));
  }

  @Override
  public HistoryReport baseline(String version, Selection selection, boolean dryRun) {
    return told(
        AuditRecord.of("history.baseline").object(version),
        dryRun,
        () -> history.baseline(version, selection, dryRun));
  }

  @Override
  public HistoryReport markApplied(String file, Selection selection, boolean dryRun) {
    return told(
        AuditRecord.of("history.mark-applied").object(file),
        dryRun,
        () -> history.markApplied(file, selection, dryRun));
  }

  @Override
  public HistoryReport cleanOrphans(boolean dryRun) {
    return told(
        AuditRecord.of("history.clean-orphans"), dryRun, () -> history.cleanOrphans(dryRun));
  }

  private HistoryReport told(AuditRecord record, boolean dryRun, Supplier<HistoryReport> work) {
    return dryRun
        ? work.get()
        : recording.around(
            record,
            (made, report) ->
                Recording.counted(made, report.outcomes().size(), report.failures().size()),
            work);
  }
}
