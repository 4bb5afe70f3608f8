package io.insula.guard.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verifying a trail found.
 *
 * @param entries how many were looked at
 * @param first the position of the first one; 0 if there is none
 * @param last the position of the last one that the trail's end knows of
 * @param since when the first one was written; null if there is none
 * @param findings what is not as it was written, in the order of positions; the first {@link
 *     #MOST_FINDINGS} of them
 * @param found how many findings there are
 */
public record AuditReport(
    long entries,
    long first,
    long last,
    @Nullable Instant since,
    List<AuditFinding> findings,
    long found) {
  /** How many findings a report has at most. */
  public static final int MOST_FINDINGS = 1_000;

  public AuditReport {
    findings = List.copyOf(findings);
  }

  /** Whether all is as it was written. */
  public boolean passed() {
    return found == 0;
  }
}
