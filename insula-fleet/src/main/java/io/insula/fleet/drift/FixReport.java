package io.insula.fleet.drift;

import java.util.List;

/**
 * What a repair did, or would do. Immutable.
 *
 * @param check what was found before
 * @param places those that have drifted, each with what was done
 */
public record FixReport(DriftReport check, List<FixedPlace> places) {
  public FixReport {
    places = List.copyOf(places);
  }

  /** Whether no difference is left. */
  public boolean isClean() {
    return check.unreachable().isEmpty() && places.stream().allMatch(FixedPlace::isClean);
  }

  /**
   * What was done at one place. All of it commits together.
   *
   * @param place which
   * @param steps in the order in which they were taken
   * @param remaining what still differs, after a look at the result
   * @param failure why nothing at all was done; null when it was
   */
  public record FixedPlace(
      DriftPlace place,
      List<FixStep> steps,
      List<Difference> remaining,
      @org.jspecify.annotations.Nullable String failure) {
    public FixedPlace {
      steps = List.copyOf(steps);
      remaining = List.copyOf(remaining);
    }

    /** Whether no difference is left. */
    public boolean isClean() {
      return remaining.isEmpty() && failure == null;
    }
  }
}
