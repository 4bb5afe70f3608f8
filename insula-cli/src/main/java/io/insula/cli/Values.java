package io.insula.cli;

/** What somebody typed as a value of metadata or of a feature. */
final class Values {
  private Values() {}

  /** A truth value or a whole number if it looks like one; else the text. */
  static Object of(String typed) {
    if (typed.equals("true") || typed.equals("false")) {
      return Boolean.valueOf(typed);
    }
    if (typed.matches("-?(0|[1-9][0-9]{0,17})")) {
      return Long.valueOf(typed);
    }
    return typed;
  }
}
