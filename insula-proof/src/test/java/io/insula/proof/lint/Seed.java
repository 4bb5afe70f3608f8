package io.insula.proof.lint;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A misconfiguration.
 *
 * @param lint what must catch it
 * @param breaking what a superuser runs in the shared database
 * @param healing the same, to undo it; empty where {@code --fix} does
 * @param inevitable other lints that can't but catch it too
 * @param settings what can't be had by SQL
 */
record Seed(
    String lint,
    String breaking,
    String healing,
    Set<String> inevitable,
    UnaryOperator<LintSettings> settings) {

  /** That {@code --fix} mends. */
  static Seed mended(String lint, String breaking) {
    return new Seed(lint, breaking, "", Set.of(), UnaryOperator.identity());
  }

  /** That is undone by hand. */
  static Seed left(String lint, String breaking, String healing) {
    return new Seed(lint, breaking, healing, Set.of(), UnaryOperator.identity());
  }

  /** That SQL can't make. */
  static Seed seen(String lint, UnaryOperator<LintSettings> settings) {
    return new Seed(lint, "", "", Set.of(), settings);
  }

  Seed inevitably(String... others) {
    return new Seed(lint, breaking, healing, Set.of(others), settings);
  }

  Seed with(UnaryOperator<LintSettings> change) {
    return new Seed(lint, breaking, healing, inevitable, change);
  }

  @Override
  public String toString() {
    return lint;
  }
}
