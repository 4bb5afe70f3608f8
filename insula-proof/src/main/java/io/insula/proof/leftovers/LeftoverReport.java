package io.insula.proof.leftovers;

import java.util.List;

/**
 * What a scan found. Immutable.
 *
 * @param tenants how many tenants are in the catalog, tombstones included
 * @param databases how many databases were looked into
 * @param leftovers in the order of clusters, databases and kinds
 * @param unreached databases that could not be looked into, each with the reason
 */
public record LeftoverReport(
    int tenants, int databases, List<Leftover> leftovers, List<String> unreached) {
  public LeftoverReport {
    leftovers = List.copyOf(leftovers);
    unreached = List.copyOf(unreached);
  }

  /** Whether nothing is there that should be gone, and all could be looked into. */
  public boolean passed() {
    return unreached.isEmpty() && wrong().isEmpty();
  }

  /** What should be gone, or somebody should look at. */
  public List<Leftover> wrong() {
    return leftovers.stream().filter(Leftover::wrong).toList();
  }
}
