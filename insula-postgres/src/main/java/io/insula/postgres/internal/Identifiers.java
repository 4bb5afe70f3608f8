package io.insula.postgres.internal;

/** The one place where names become SQL. Stateless and thread-safe. */
public final class Identifiers {
  /** The most bytes that PostgreSQL keeps of a name. */
  public static final int MAX_BYTES = 63;

  private Identifiers() {}

  /**
   * A name as a quoted identifier, whatever characters it has.
   *
   * @throws IllegalArgumentException if it is empty or holds the zero character, which no name can
   */
  public static String quote(String name) {
    return '"' + checked(name).replace("\"", "\"\"") + '"';
  }

  /** {@code "schema"."name"}. */
  public static String quote(String schema, String name) {
    return quote(schema) + "." + quote(name);
  }

  /**
   * A text as a literal, for the DDL that takes no parameters; correct whatever {@code
   * standard_conforming_strings} says. Where a parameter is possible, bind instead.
   *
   * @throws IllegalArgumentException if it holds the zero character
   */
  public static String literal(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("A text for PostgreSQL can't hold the zero character");
    }
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
  }

  private static String checked(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "A name in PostgreSQL has at least one character, and never the zero character");
    }
    return name;
  }
}
