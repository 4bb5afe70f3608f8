package io.insula.operations;

import io.insula.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the histories of many places.
 *
 * @param outcomes one for each place, in the order in which they were asked for
 */
public record HistoryReport(List<Outcome> outcomes) {
  public HistoryReport {
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
   * @param tenant whose; null for tables that several share
   * @param done what was changed, or would be; empty if nothing had to be
   * @param notes what else is worth knowing
   * @param failure why nothing was changed there, or null
   */
  public record Outcome(
      String place,
      @Nullable TenantId tenant,
      List<String> done,
      List<String> notes,
      @Nullable RuntimeException failure) {
    public Outcome {
      done = List.copyOf(done);
      notes = List.copyOf(notes);
    }
  }
}
