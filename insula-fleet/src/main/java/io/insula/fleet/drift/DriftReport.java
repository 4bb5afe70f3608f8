package io.insula.fleet.drift;

import java.time.Duration;
import java.util.List;

/**
 * What a check found. Immutable.
 *
 * @param places how many were looked at
 * @param drifted those that differ from what the migrations make, in the order of the catalog
 * @param behind those that lack files; they are compared with what the files they have make
 * @param unreachable those that were not compared
 * @param took how long it took
 */
public record DriftReport(
    int places,
    List<Drifted> drifted,
    List<Behind> behind,
    List<Unreachable> unreachable,
    Duration took) {
  public DriftReport {
    drifted = List.copyOf(drifted);
    behind = List.copyOf(behind);
    unreachable = List.copyOf(unreachable);
  }

  /** How many were compared and are as they should be. */
  public int clean() {
    return places - drifted.size() - unreachable.size();
  }

  /** Whether all were compared, and none has drifted. */
  public boolean isClean() {
    return drifted.isEmpty() && unreachable.isEmpty();
  }

  /**
   * A place that has drifted.
   *
   * @param place which
   * @param differences at least one
   */
  public record Drifted(DriftPlace place, List<Difference> differences) {
    public Drifted {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A place that lacks files.
   *
   * @param place which
   * @param pending how many
   */
  public record Behind(DriftPlace place, int pending) {}

  /**
   * A place that was not compared.
   *
   * @param place which
   * @param reason why, as a sentence
   */
  public record Unreachable(DriftPlace place, String reason) {}
}
