package io.insula.operations;

import io.insula.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of each tenant of a batch.
 *
 * @param outcomes in the order of the batch
 */
public record BatchReport(List<Outcome> outcomes) {
  public BatchReport {
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
   * What became of one tenant.
   *
   * @param failure why it failed, or null if it did not
   * @param removed what a purge removed, as lines for people
   */
  public record Outcome(TenantId tenant, @Nullable Exception failure, List<String> removed) {
    public Outcome {
      removed = List.copyOf(removed);
    }
  }
}
