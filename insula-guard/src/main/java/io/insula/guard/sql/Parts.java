package io.insula.guard.sql;

import io.insula.guard.internal.Scan;
import io.insula.guard.internal.Token;
import io.insula.guard.internal.Token.Kind;

/** Looks whether a part of a text can be one that was written in a program. */
final class Parts {
  private Parts() {}

  static void check(String part, int values) {
    Scan scan = Scan.of(part);
    if (scan.broken() || !scan.comments().isEmpty()) {
      throw refused("a comment, or a quote without an end");
    }
    int parameters = 0;
    for (Token token : scan.tokens()) {
      if (token.is(Kind.STRING)) {
        throw refused("a string");
      }
      if (token.is(";")) {
        throw refused("a semicolon");
      }
      parameters += token.is(Kind.PARAMETER) ? 1 : 0;
    }
    if (parameters != values) {
      throw new IllegalArgumentException(
          "A part of an SQL text has "
              + parameters
              + " question marks, and "
              + values
              + " values were given.");
    }
  }

  private static IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(
        "A part of an SQL text has "
            + what
            + " in it. Write a question mark for a value, and SqlName for a name.");
  }
}
