package io.insula.operations;

import io.insula.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a migration did.
 *
 * @param outcomes one for each place that was worked on; those that were up to date are not named
 * @param stop why there are waves left; null if there are none
 */
public record FleetReport(List<Outcome> outcomes, @Nullable Stop stop) {
  public FleetReport {
    outcomes = List.copyOf(outcomes);
  }

  /** Those that failed. */
  public List<Outcome> failures() {
    return outcomes.stream().filter(outcome -> outcome.failure() != null).toList();
  }

  /** Whether none failed, and no gate halted the run. */
  public boolean succeeded() {
    return failures().isEmpty() && (stop == null || !stop.halted());
  }

  FleetReport and(FleetReport later) {
    List<Outcome> all = new ArrayList<>(outcomes);
    all.addAll(later.outcomes);
    return new FleetReport(all, later.stop);
  }

  /**
   * What became of one place.
   *
   * @param place for people, such as {@code main/app schema tenant_acme}
   * @param tenant whose it is; null for the tables that row tenants share
   * @param applied names of the files that were applied now
   * @param failure why it failed, or null if it did not
   */
  public record Outcome(
      String place,
      @Nullable TenantId tenant,
      List<String> applied,
      Duration took,
      @Nullable Exception failure) {
    public Outcome {
      applied = List.copyOf(applied);
    }
  }

  /**
   * Why a run stopped between two waves. It can be resumed.
   *
   * @param wave the wave behind which it stopped
   * @param halted whether a gate did not let it through; otherwise it waits for somebody's word
   * @param reason for people
   */
  public record Stop(String wave, boolean halted, String reason) {}
}
