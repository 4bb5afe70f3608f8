package io.insula.postgres.conformance;

import io.insula.Isolation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that is not as with the bare driver.
 *
 * @param kind whether it has to be so
 * @param title for people
 * @param reason why it is so, and what to do
 * @param cases which cases show it
 * @param isolations where
 * @param lines what may differ there: every line that only one side has must match
 */
record Difference(
    Kind kind,
    String title,
    String reason,
    List<String> cases,
    Set<Isolation> isolations,
    Pattern lines) {
  /** Whether a difference has to be. */
  enum Kind {
    /** It follows from the isolation. */
    MEANT,
    /** It could be otherwise, and should. */
    GAP
  }

  boolean about(Case shown, Isolation isolation) {
    return isolations.contains(isolation) && cases.contains(shown.id());
  }

  /** Whether nothing else differs. */
  boolean explains(Comparison comparison) {
    return comparison.missing().stream().allMatch(this::covers)
        && comparison.extra().stream().allMatch(this::covers);
  }

  private boolean covers(String line) {
    return lines.matcher(line).find();
  }
}
