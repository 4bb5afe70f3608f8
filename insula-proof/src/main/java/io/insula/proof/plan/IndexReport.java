package io.insula.proof.plan;

import io.insula.proof.plan.IndexVerdict.Reach;
import java.util.List;

/**
 * What was found about all indexes. Immutable.
 *
 * @param indexes one verdict each, in the order of places, tables and names
 * @param unjudged places that could not be asked, each with the reason
 */
public record IndexReport(List<IndexVerdict> indexes, List<String> unjudged) {
  public IndexReport {
    indexes = List.copyOf(indexes);
    unjudged = List.copyOf(unjudged);
  }

  /** Whether all places were judged, and every index serves the application at least in part. */
  public boolean passed() {
    return unjudged.isEmpty()
        && indexes.stream().noneMatch(index -> index.reach() == Reach.UNREACHABLE);
  }

  /** The indexes that can't be used at all, or not by each operator. */
  public List<IndexVerdict> findings() {
    return indexes.stream().filter(index -> index.reach() != Reach.REACHABLE).toList();
  }
}
