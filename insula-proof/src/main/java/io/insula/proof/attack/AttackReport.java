package io.insula.proof.attack;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the attacks showed. Immutable.
 *
 * @param attacks how many different attacks were run
 * @param runs how often one was sent, counting each isolation and mode
 * @param families how many attacks were run of each family
 * @param leaks what came through and must not
 * @param known what came through and is known to
 * @param skipped what was not tried, and why
 */
public record AttackReport(
    int attacks,
    int runs,
    SortedMap<String, Integer> families,
    List<Leak> leaks,
    List<KnownLeak> known,
    List<SkippedAttack> skipped) {
  public AttackReport {
    families = Collections.unmodifiableSortedMap(new TreeMap<>(families));
    leaks = List.copyOf(leaks);
    known = List.copyOf(known);
    skipped = List.copyOf(skipped);
  }

  /** Whether attacks were run, and nothing came through that must not. */
  public boolean passed() {
    return runs > 0 && leaks.isEmpty();
  }
}
