package io.insula.guard;

import io.insula.guard.Violation.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What a guard has done so far. Every violation counts, told or not. Thread-safe. */
public final class GuardCounts {
  private final Map<Outcome, Map<Rule, LongAdder>> violations = new EnumMap<>(Outcome.class);
  private final LongAdder judged = new LongAdder();

  GuardCounts() {
    for (Outcome outcome : Outcome.values()) {
      Map<Rule, LongAdder> rules = new EnumMap<>(Rule.class);
      for (Rule rule : Rule.values()) {
        rules.put(rule, new LongAdder());
      }
      violations.put(outcome, rules);
    }
  }

  private LongAdder adder(Outcome outcome, Rule rule) {
    return violations.getOrDefault(outcome, Map.of()).getOrDefault(rule, new LongAdder());
  }

  void judged() {
    judged.increment();
  }

  void violated(Outcome outcome, Rule rule) {
    adder(outcome, rule).increment();
  }

  /** How many texts were read and judged. */
  public long texts() {
    return judged.sum();
  }

  /** How many statements broke that rule with that outcome. */
  public long violations(Outcome outcome, Rule rule) {
    return adder(outcome, rule).sum();
  }
}
