package io.insula.fleet.drift;

import java.util.regex.Pattern;

/** Names and literals in SQL. */
final class Sql {
  private static final Pattern SIMPLE = Pattern.compile("[a-z_][a-z0-9_]*");

  /** The schema of the place, as a mark, and a dot. */
  static final String SCHEMA = "\u0001.";

  private Sql() {}

  /** An object of the place. */
  static String inSchema(String name) {
    return SCHEMA + quote(name);
  }

  /** The name of a part without that of its whole. */
  static String partName(Fact part) {
    return quote(part.plain().name().substring(part.plain().partOf().length() + 1));
  }

  /** Quoted, whatever it is. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Quoted if it needs to be, as the database prints it. */
  static String name(String name) {
    return SIMPLE.matcher(name).matches() ? name : quote(name);
  }
}
