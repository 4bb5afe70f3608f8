package io.insula.fleet;

import java.time.Duration;
import java.util.List;

/**
 * What a run over many targets did.
 *
 * @param finished the targets that are up to date, in the order in which they finished
 * @param failed those that failed
 * @param took how long it took
 */
public record FleetResult(List<MigrationResult> finished, List<Failure> failed, Duration took) {
  public FleetResult {
    finished = List.copyOf(finished);
    failed = List.copyOf(failed);
  }

  /** Whether every target is up to date. */
  public boolean complete() {
    return failed.isEmpty();
  }

  /** One target that failed, and why. */
  public record Failure(MigrationTarget target, RuntimeException cause) {}
}
