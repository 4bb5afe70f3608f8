package io.insula.guard;

import io.insula.guard.internal.Phrase;
import java.util.Set;

/** Texts that begin, end or part a transaction: an application's own business. */
final class TransactionControl {
  private static final Set<String> VERBS =
      Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release");

  private TransactionControl() {}

  static boolean is(Phrase phrase) {
    boolean prepared = phrase.at(1).is("prepared");
    boolean start = !phrase.verb().equals("start") || phrase.at(1).is("transaction");
    return VERBS.contains(phrase.verb()) && !prepared && start;
  }
}
