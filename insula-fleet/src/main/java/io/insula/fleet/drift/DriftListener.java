package io.insula.fleet.drift;

/**
 * Watches a check. Called by the workers, one at a time; a failure of it is logged and changes
 * nothing.
 */
@FunctionalInterface
public interface DriftListener {
  /** Watches nothing. */
  DriftListener NONE = (place, done, total) -> {};

  /**
   * One more place was compared, well or not.
   *
   * @param place which
   * @param done how many were
   * @param total of how many
   */
  void compared(DriftPlace place, int done, int total);
}
