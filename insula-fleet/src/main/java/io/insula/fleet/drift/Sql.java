package io.insula.fleet.drift;

import java.util.regex.Pattern;

/** Names and literals in SQL. */
final class Sql {
  private static final Pattern SIMPLE = Pattern.compile("[a-z_][a-z0-9_]*");

  private Sql() {}

  /** Quoted, whatever it is. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Quoted if it needs to be, as the database prints it. */
  static String name(String name) {
    return SIMPLE.matcher(name).matches() ? name : quote(name);
  }
}
