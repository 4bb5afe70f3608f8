package io.insula.proof.lint;

import java.util.List;

/**
 * What was done about findings. Immutable.
 *
 * @param steps one for each finding, in the order of the report
 * @param planned whether nothing was run
 * @param after what is found now; the first report itself if nothing was run
 */
public record LintFix(List<Step> steps, boolean planned, LintReport after) {
  public LintFix {
    steps = List.copyOf(steps);
  }

  /**
   * What became of a finding.
   *
   * @param detail why it could not be mended, or empty
   */
  public record Step(LintFinding finding, Outcome outcome, String detail) {}

  /** What became of a finding. */
  public enum Outcome {
    /** The statements were run, or would be. */
    DONE,
    /** It failed, and was rolled back. */
    FAILED,
    /** It takes an administrator, and none was given. */
    NEEDS_ADMINISTRATOR,
    /** It takes a person. */
    BY_HAND
  }
}
