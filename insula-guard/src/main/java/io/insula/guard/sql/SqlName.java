package io.insula.guard.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The name of a table or column, quoted when it is written, so that nothing else can stand in it.
 * Immutable.
 *
 * @param parts schema, table and column, or fewer
 */
public record SqlName(List<String> parts) {
  /** The server cuts what is longer, without a word. */
  public static final int LONGEST = 63;

  public SqlName {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.size() > 3) {
      throw new IllegalArgumentException("A name has one to three parts, not " + parts.size());
    }
    parts.forEach(SqlName::check);
  }

  private static void check(String part) {
    boolean control = part.codePoints().anyMatch(c -> Character.isISOControl(c));
    int bytes = part.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (part.isEmpty() || control || bytes > LONGEST) {
      throw new IllegalArgumentException(
          "A part of a name has 1 to "
              + LONGEST
              + " bytes and no control characters; this one has "
              + bytes);
    }
  }

  /**
   * A name of that many parts, each exactly as the database has it: case counts.
   *
   * @throws IllegalArgumentException if a part is empty, too long or has control characters
   */
  public static SqlName of(String first, String... more) {
    List<String> parts = new ArrayList<>();
    parts.add(first);
    parts.addAll(List.of(more));
    return new SqlName(parts);
  }

  /** As it is written in SQL. */
  public String quoted() {
    return parts.stream()
        .map(part -> '"' + part.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return quoted();
  }
}
