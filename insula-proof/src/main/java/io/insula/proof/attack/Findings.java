package io.insula.proof.attack;

import java.util.ArrayList;
import java.util.List;

/** What is found while the attacks run. Not thread-safe. */
record Findings(List<Leak> leaks, List<KnownLeak> known, List<SkippedAttack> skipped) {
  Findings() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }
}
