package io.insula.proof.leftovers;

import java.util.List;

/**
 * What came of removing. Immutable.
 *
 * @param removed lines for people
 * @param failed one sentence for each tenant or thing that could not be removed
 */
public record Removal(List<String> removed, List<String> failed) {
  public Removal {
    removed = List.copyOf(removed);
    failed = List.copyOf(failed);
  }
}
