package io.insula.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts what becomes of the targets of a run. Thread-safe. */
final class Tally {
  private final FleetListener listener;
  private final int total;
  private final long begun = System.nanoTime();
  private final List<MigrationResult> finished = new ArrayList<>();
  private final List<FleetResult.Failure> failed = new ArrayList<>();
  private Runnable onFailure = () -> {};

  Tally(FleetListener listener, int total) {
    this.listener = listener;
    this.total = total;
  }

  /** What to do when a target has failed. */
  synchronized void onFailure(Runnable action) {
    onFailure = action;
  }

  synchronized void finished(MigrationResult result) {
    finished.add(result);
    listener.finished(result);
    progress();
  }

  void failed(MigrationTarget target, RuntimeException cause) {
    skipped(target, cause);
    action().run();
  }

  private synchronized Runnable action() {
    return onFailure;
  }

  /** It is not begun any more, because the run ends. */
  synchronized void skipped(MigrationTarget target, RuntimeException cause) {
    failed.add(new FleetResult.Failure(target, cause));
    listener.failed(target, cause);
    progress();
  }

  private void progress() {
    listener.progress(finished.size() + failed.size(), failed.size(), total);
  }

  synchronized FleetResult result() {
    return new FleetResult(finished, failed, Duration.ofNanos(System.nanoTime() - begun));
  }
}
