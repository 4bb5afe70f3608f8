package io.insula.fleet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement of a file.
 *
 * @param text from its first word to before its semicolon
 * @param line the line, from 1, of its first word
 * @param type what it does
 */
record SqlStatement(String text, int line, StatementType type) {
  private static final int SHOWN = 60;
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern LITERAL = Pattern.compile("'|\\$|\\b\\d");

  /** How it begins, up to its first literal: fit for messages. */
  String beginning() {
    Matcher literal = LITERAL.matcher(text);
    String head = literal.find() ? text.substring(0, literal.start()) : text;
    String flat = SPACE.matcher(head).replaceAll(" ").strip();
    boolean whole = head.length() == text.length() && flat.length() <= SHOWN;
    return whole ? flat : flat.substring(0, Math.min(flat.length(), SHOWN)) + " …";
  }

  /** The line of a position in the text, as the server counts: characters, from 1. */
  int lineOf(int position) {
    int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
    return line + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }
}
