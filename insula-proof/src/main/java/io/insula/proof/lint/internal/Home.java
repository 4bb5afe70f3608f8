package io.insula.proof.lint.internal;

import java.time.Duration;
import java.util.List;

/** What the catalog itself says of work that is under way. */
public record Home(List<Run> runs, List<ReadyPlace> places) {
  /** A run over the fleet that has not come to its end. */
  public record Run(long id, String state, Duration idle, String reason) {}

  /**
   * A place in stock.
   *
   * @param silent whether the process that builds or removes it has not been heard of in time
   */
  public record ReadyPlace(
      long number,
      String isolation,
      String cluster,
      String database,
      String schema,
      String role,
      String state,
      boolean silent) {}
}
