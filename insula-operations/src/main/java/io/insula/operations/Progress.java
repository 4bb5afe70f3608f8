package io.insula.operations;

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
  private final Consumer<MigrationResult> finished;
  private final List<Outcome> outcomes = new ArrayList<>();
  private int total;

  /**
   * Begins to collect.
   *
   * @param finished is given each success; what it throws makes a failure of it
   */
  Progress(FleetListener listener, Consumer<MigrationResult> finished) {
    this.listener = listener;
    this.finished = finished;
  }

  synchronized FleetReport report() {
    return new FleetReport(outcomes);
  }

  @Override
  public synchronized void runStarted(int targets) {
    total = targets;
  }

  @Override
  public void finished(MigrationResult result) {
    List<String> applied = result.applied().stream().map(AppliedFile::script).toList();
    add(new Outcome(place(result.target()), applied, result.took(), save(result)));
  }

  private @org.jspecify.annotations.Nullable Exception save(MigrationResult result) {
    try {
      finished.accept(result);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  @Override
  public void failed(MigrationTarget target, RuntimeException failure) {
    add(new Outcome(place(target), List.of(), Duration.ZERO, failure));
  }

  private synchronized void add(Outcome outcome) {
    outcomes.add(outcome);
    try {
      listener.done(outcome, outcomes.size(), total);
    } catch (RuntimeException e) {
      log.warn("A listener of a migration failed; the migration goes on", e);
    }
  }

  static String place(MigrationTarget target) {
    return target.placement().cluster()
        + "/"
        + target.placement().database()
        + " schema "
        + target.placement().schema();
  }
}
