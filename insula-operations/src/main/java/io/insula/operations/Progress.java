package io.insula.operations;

import io.insula.Placement;
import io.insula.fleet.AppliedFile;
import io.insula.fleet.MigrationResult;
import io.insula.fleet.MigrationTarget;
import io.insula.operations.FleetReport.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what becomes of each target of a run, and passes it on. Thread-safe. */
final class Progress implements io.insula.fleet.FleetListener {
  private static final Logger log = LoggerFactory.getLogger(Progress.class);

  private final FleetListener listener;
  private final StateNotes notes;
  private final List<Outcome> outcomes = new ArrayList<>();
  private int total;

  Progress(FleetListener listener, StateNotes notes) {
    this.listener = listener;
    this.notes = notes;
  }

  synchronized List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  @Override
  public synchronized void runStarted(int targets) {
    total = targets;
  }

  @Override
  public void started(MigrationTarget target) {
    tell(listener, l -> l.placeStarted(place(target.placement())));
  }

  @Override
  public void fileStarted(MigrationTarget target, String script) {
    tell(listener, l -> l.fileStarted(place(target.placement()), script));
  }

  @Override
  public void fileApplied(MigrationTarget target, AppliedFile file) {
    Duration took = Duration.ofMillis(file.millis());
    tell(listener, l -> l.fileApplied(place(target.placement()), file.script(), took));
  }

  @Override
  public void retrying(
      MigrationTarget target, RuntimeException failure, int attempt, Duration pause) {
    tell(listener, l -> l.retrying(place(target.placement()), failure, attempt, pause));
  }

  @Override
  public void finished(MigrationResult result) {
    MigrationTarget target = result.target();
    notes.finished(result);
    List<String> applied = result.applied().stream().map(AppliedFile::script).toList();
    add(new Outcome(place(target.placement()), target.tenant(), applied, result.took(), null));
  }

  @Override
  public void failed(MigrationTarget target, RuntimeException failure) {
    notes.failed(target, failure);
    add(new Outcome(place(target.placement()), target.tenant(), List.of(), Duration.ZERO, failure));
  }

  private synchronized void add(Outcome outcome) {
    outcomes.add(outcome);
    tell(listener, l -> l.done(outcome, outcomes.size(), total));
  }

  /** Keeps the failures of a listener away from the run. */
  static void tell(FleetListener listener, Consumer<FleetListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException e) {
      log.warn("A listener of a migration failed; the migration goes on", e);
    }
  }

  /** A place, for people. */
  static String place(Placement placement) {
    return placement.cluster() + "/" + placement.database() + " schema " + placement.schema();
  }
}
