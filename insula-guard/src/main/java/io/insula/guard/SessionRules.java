package io.insula.guard;

import io.insula.guard.internal.Phrase;
import java.util.Locale;
import java.util.Set;

/** Commands that change the session. */
final class SessionRules {
  private static final Set<String> VERBS = Set.of("set", "reset", "discard");

  private final Allowances allowed;

  SessionRules(Allowances allowed) {
    this.allowed = allowed;
  }

  static boolean knows(String verb) {
    return VERBS.contains(verb);
  }

  void look(Phrase phrase, Reading reading) {
    if (!ofTransaction(phrase) && !allowedLocally(phrase)) {
      reading.found(
          Rule.SESSION_TAMPERING, "it is the command " + phrase.verb().toUpperCase(Locale.ROOT));
    }
  }

  private static boolean ofTransaction(Phrase phrase) {
    return phrase.begins("set", "constraints")
        || (phrase.begins("set", "transaction") && !phrase.at(2).is("snapshot"));
  }

  private boolean allowedLocally(Phrase phrase) {
    boolean assigns = phrase.at(3).is("=") || phrase.at(3).is("to");
    if (phrase.begins("set", "local", "time", "zone")) {
      return allowed.variables().contains("timezone");
    }
    return phrase.begins("set", "local")
        && assigns
        && allowed.variables().contains(phrase.at(2).value());
  }
}
