package io.insula.proof.attack;

import java.util.List;
import java.util.Set;

/**
 * One attack of the corpus.
 *
 * @param name in words with dashes; unique in the corpus
 * @param family the name of its file
 * @param isolations where it makes sense
 * @param from the oldest version of the server that knows its syntax
 * @param needs an extension; empty for none
 * @param live whether it harms nobody but its victim, so that it may run beside real tenants
 * @param known why it is known to come through; empty if it must not
 * @param steps the attacker's statements
 * @param then what the attacker runs when it comes back after the victim
 * @param undo what takes back what would stay
 */
record Attack(
    String name,
    String family,
    Set<String> isolations,
    int from,
    String needs,
    boolean live,
    String known,
    List<String> steps,
    List<String> then,
    List<String> undo) {
  Attack {
    isolations = Set.copyOf(isolations);
    steps = List.copyOf(steps);
    then = List.copyOf(then);
    undo = List.copyOf(undo);
  }

  /** Whether it asks a question whose answer must not depend on the victim. */
  boolean guesses() {
    return steps.stream().anyMatch(step -> step.contains("${guess"));
  }

  /** Whether it is about sequences; elsewhere a number that was drawn in vain is no change. */
  boolean draws() {
    return family.equals("sequences");
  }

  boolean copies() {
    return steps.stream().anyMatch(Attack::copies);
  }

  static boolean copies(String step) {
    String lower = step.toLowerCase(java.util.Locale.ROOT);
    return lower.startsWith("copy ") && (lower.contains("stdin") || lower.contains("stdout"));
  }
}
