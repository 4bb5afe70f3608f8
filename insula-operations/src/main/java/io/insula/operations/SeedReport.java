package io.insula.operations;

import io.insula.TenantId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What seeding did.
 *
 * @param files the names of the files, in their order
 * @param outcomes one for each tenant, in the order in which they were done
 * @param closed tenants that were not named one by one, and whose status admits no work; they were
 *     left alone
 */
public record SeedReport(List<String> files, List<Outcome> outcomes, List<TenantId> closed) {
  public SeedReport {
    files = List.copyOf(files);
    outcomes = List.copyOf(outcomes);
    closed = List.copyOf(closed);
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
   */
  public record Outcome(TenantId tenant, Duration took, @Nullable Exception failure) {}
}
