package io.insula.postgres.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of one plain statement: its words in lower case with one space between them, {@code ""}
 * for a quoted name, {@code ''} for a text, {@code 0} for a number. A statement in which anything
 * could be read in two ways has none: backslashes, dollars, comments in blocks, letters outside of
 * English, a second statement, a quote that is glued to a word.
 */
final class Outline {
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<blank>[ \\t\\r\\n\\f]+|--[^\\r\\n]*)"
              + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)(?!['\"$&])"
              + "|(?<name>\"(?:[^\"\\\\\\x00]|\"\")+\")(?![\"'])"
              + "|(?<text>'(?:[^'\\\\\\x00]|'')*')(?!['\"])"
              + "|(?<number>[0-9]+(?:\\.[0-9]+)?)(?![A-Za-z0-9_.$])"
              + "|(?<mark><=|>=|<>|[-(),.=<>\\[\\]])");

  private Outline() {}

  /** The shape, or nothing if the statement is not plain. */
  static Optional<String> of(String statement) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(statement);
    int end = 0;
    while (matcher.find(end) && matcher.start() == end) {
      if (matcher.group("blank") == null) {
        pieces.add(shape(matcher));
      }
      end = matcher.end();
    }
    return end == statement.length() ? Optional.of(String.join(" ", pieces)) : Optional.empty();
  }

  private static String shape(Matcher matcher) {
    if (matcher.group("name") != null) {
      return "\"\"";
    }
    if (matcher.group("text") != null) {
      return "''";
    }
    return matcher.group("number") != null ? "0" : matcher.group().toLowerCase(Locale.ROOT);
  }
}
