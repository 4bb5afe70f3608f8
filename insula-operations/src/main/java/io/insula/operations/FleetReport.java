package io.insula.operations;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration did.
 *
 * @param outcomes one for each place
 */
public record FleetReport(List<Outcome> outcomes) {
  public FleetReport {
    outcomes = List.copyOf(outcomes);
  }

  /** Those that failed. */
  public List<Outcome> failures() {
    return outcomes.stream().filter(outcome -> outcome.failure() != null).toList();
  }

  /** Whether none failed. */
  public boolean succeeded() {
    return failures().isEmpty();
  }

  /**
   * What became of one place.
   *
   * @param place for people, such as {@code main/app schema tenant_acme}
   * @param applied names of the files that were applied now
   * @param failure why it failed, or null if it did not
   */
  public record Outcome(
      String place, List<String> applied, Duration took, @Nullable Exception failure) {
    public Outcome {
      applied = List.copyOf(applied);
    }
  }
}
