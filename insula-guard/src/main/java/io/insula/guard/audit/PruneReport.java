package io.insula.guard.audit;

import java.time.YearMonth;
import java.util.List;

/**
 * What was dropped.
 *
 * @param months the months (UTC), oldest first; empty if none was old enough
 * @param last the position of the last entry that was dropped; the trail begins behind it
 */
public record PruneReport(List<YearMonth> months, long last) {
  public PruneReport {
    months = List.copyOf(months);
  }
}
