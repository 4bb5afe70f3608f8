package io.insula.fleet.drift;

import org.jspecify.annotations.Nullable;

/**
 * What was done, or is to be done, about one difference. Immutable.
 *
 * @param difference what about
 * @param sql the DDL; null when there is none, or when the protection of tables does it
 * @param lossy whether rows, or something else that the migrations don't make, are lost by it
 * @param outcome whether it is undone
 * @param reason why not; null when it is
 */
public record FixStep(
    Difference difference,
    @Nullable String sql,
    boolean lossy,
    Outcome outcome,
    @Nullable String reason) {

  /** What became of a difference. */
  public enum Outcome {
    /** It is undone, or in a plan: will be. */
    REPAIRED,
    /** It was left, since undoing it would lose something, or can't be done by a program. */
    LEFT,
    /** Undoing it was tried and failed; the difference is as it was. */
    FAILED
  }
}
