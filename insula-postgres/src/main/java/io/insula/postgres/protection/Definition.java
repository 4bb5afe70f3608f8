package io.insula.postgres.protection;

/** Works on the definitions of keys that the database prints. */
final class Definition {
  private Definition() {}

  /** The definition with one more column, in front of the others. */
  static String lead(String definition, String column) {
    return definition.substring(0, start(definition)) + column + ", " + columns(definition);
  }

  /** What follows the opening parenthesis of the list of columns. */
  static String columns(String definition) {
    return definition.substring(start(definition));
  }

  private static int start(String definition) {
    boolean quoted = false;
    for (int i = 0; i < definition.length(); i++) {
      char c = definition.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '(' && !quoted) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("A key without columns: " + definition);
  }
}
