package io.insula.guard;

import io.insula.guard.internal.Phrase;
import io.insula.guard.internal.Token;
import io.insula.guard.internal.Token.Kind;
import java.util.Locale;
import java.util.Set;

/** Commands that are not for an application, unless they are allowed. */
final class CommandRules {
  private static final Set<String> KNOWN =
      Set.of(
          "alter",
          "analyse",
          "analyze",
          "call",
          "checkpoint",
          "close",
          "cluster",
          "comment",
          "commit",
          "copy",
          "create",
          "deallocate",
          "declare",
          "do",
          "drop",
          "execute",
          "explain",
          "fetch",
          "grant",
          "import",
          "listen",
          "load",
          "lock",
          "move",
          "notify",
          "prepare",
          "reassign",
          "refresh",
          "reindex",
          "revoke",
          "rollback",
          "security",
          "truncate",
          "unlisten",
          "vacuum",
          "wait",
          "repack");

  private final Allowances allowed;

  CommandRules(Allowances allowed) {
    this.allowed = allowed;
  }

  /** Notes what is against the command itself. False if nothing in it is to be looked at. */
  boolean check(Phrase phrase, String verb, Reading reading) {
    if (!KNOWN.contains(verb)) {
      reading.found(Rule.UNPARSEABLE, "it begins like no statement");
      return false;
    }
    boolean passes = allowed.commands().contains(verb);
    if (!passes) {
      reading.found(Rule.UTILITY, "it is the command " + verb.toUpperCase(Locale.ROOT));
    }
    if (verb.equals("copy") && leavesTheServer(phrase)) {
      reading.found(Rule.DANGEROUS_FUNCTION, "it copies from or to a file or program");
    }
    return passes;
  }

  /** A select that makes a table. */
  void intoTable(Phrase phrase, Reading reading) {
    for (int i = 1; i < phrase.size(); i++) {
      Token before = phrase.at(i - 1);
      boolean column = before.is(".") || phrase.at(i + 1).is(".") || before.is("as");
      if (phrase.at(i).is("into") && !before.is("insert") && !before.is("merge") && !column) {
        reading.found(Rule.UTILITY, "it makes a table by SELECT INTO");
      }
    }
  }

  private static boolean leavesTheServer(Phrase phrase) {
    for (int i = 1; i < phrase.size(); i++) {
      boolean way = phrase.at(i - 1).is("from") || phrase.at(i - 1).is("to");
      if (way && (phrase.at(i).is(Kind.STRING) || phrase.at(i).is("program"))) {
        return true;
      }
    }
    return false;
  }

  /** The statement in a command, if there is one. */
  Phrase inner(Phrase phrase) {
    if (phrase.begins("copy", "(")) {
      return new Phrase(phrase.tokens().subList(2, closing(phrase, 1)));
    }
    int start = 1;
    if (phrase.begins("explain", "(")) {
      start = closing(phrase, 1) + 1;
    }
    while (phrase.at(start).is("analyze") || phrase.at(start).is("verbose")) {
      start++;
    }
    return phrase.verb().equals("explain") ? phrase.from(start) : phrase;
  }

  private static int closing(Phrase phrase, int open) {
    int depth = 0;
    for (int i = open; i < phrase.size(); i++) {
      depth += phrase.at(i).is("(") ? 1 : phrase.at(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return phrase.size();
  }
}
