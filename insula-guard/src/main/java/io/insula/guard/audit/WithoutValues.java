package io.insula.guard.audit;

/**
 * The text of a statement without what may be somebody's data: a question mark for each literal, no
 * comments, one space between words. Quoted names stay.
 */
final class WithoutValues {
  private final String sql;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private WithoutValues(String sql) {
    this.sql = sql;
  }

  static String of(String sql) {
    WithoutValues text = new WithoutValues(sql);
    while (text.at < sql.length()) {
      text.step();
    }
    return text.out.toString().strip();
  }

  private void step() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
      space();
    } else if (sql.startsWith("--", at)) {
      at = orEnd(sql.indexOf('\n', at));
      space();
    } else if (sql.startsWith("/*", at)) {
      comment();
      space();
    } else if (c == '\'') {
      quoted(false);
      out.append('?');
    } else if (c == '"') {
      int from = at;
      doubleQuoted();
      out.append(sql, from, at);
    } else if (c == '$') {
      dollar();
    } else if (Character.isDigit(c)) {
      number();
    } else if (Character.isLetter(c) || c == '_') {
      word();
    } else {
      out.append(c);
      at++;
    }
  }

  private void space() {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  private int orEnd(int found) {
    return found < 0 ? sql.length() : found;
  }

  private void comment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
    at = Math.min(at, sql.length());
  }

  private void quoted(boolean escapes) {
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (escapes && c == '\\') {
        at = Math.min(at + 2, sql.length());
      } else if (c == '\'' && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
        at += 2;
      } else if (c == '\'') {
        at++;
        return;
      } else {
        at++;
      }
    }
  }

  private void doubleQuoted() {
    at++;
    while (at < sql.length() && sql.charAt(at) != '"') {
      at++;
    }
    at = Math.min(at + 1, sql.length());
  }

  /** A dollar-quoted literal, or a parameter such as $1. */
  private void dollar() {
    int end = at + 1;
    while (end < sql.length() && isWord(sql.charAt(end))) {
      end++;
    }
    boolean tag =
        end < sql.length()
            && sql.charAt(end) == '$'
            && !(end > at + 1 && Character.isDigit(sql.charAt(at + 1)));
    if (!tag) {
      out.append(sql, at, end);
      at = end;
      return;
    }
    String fence = sql.substring(at, end + 1);
    int close = sql.indexOf(fence, end + 1);
    at = close < 0 ? sql.length() : close + fence.length();
    out.append('?');
  }

  private void number() {
    while (at < sql.length() && (isWord(sql.charAt(at)) || sql.charAt(at) == '.')) {
      at++;
    }
    out.append('?');
  }

  /** A word; E'…' and the like are literals that begin with one. */
  private void word() {
    int from = at;
    while (at < sql.length() && (isWord(sql.charAt(at)) || sql.charAt(at) == '$')) {
      at++;
    }
    boolean prefix = at - from == 1 && "eEbBxXnN".indexOf(sql.charAt(from)) >= 0;
    if (prefix && at < sql.length() && sql.charAt(at) == '\'') {
      quoted(sql.charAt(from) == 'e' || sql.charAt(from) == 'E');
      out.append('?');
    } else {
      out.append(sql, from, at);
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
