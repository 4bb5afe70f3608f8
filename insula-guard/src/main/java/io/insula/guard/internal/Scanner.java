package io.insula.guard.internal;

import io.insula.guard.internal.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Walks over the characters of one text. */
final class Scanner {
  private static final String OPERATORS = "+-*/<>=~!@#%^&|`";

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Comment> comments = new ArrayList<>();
  private boolean broken;
  private int at;

  Scanner(String sql) {
    this.sql = sql;
  }

  Scan scan() {
    skip();
    while (at < sql.length()) {
      next();
      skip();
    }
    return new Scan(tokens, comments, broken);
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
  }

  private void skip() {
    while (at < sql.length()) {
      if (isBlank(sql.charAt(at))) {
        at++;
      } else if (sql.startsWith("--", at)) {
        lineComment();
      } else if (sql.startsWith("/*", at)) {
        blockComment();
      } else {
        return;
      }
    }
  }

  private void lineComment() {
    int start = at;
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
    boolean closed = at < sql.length();
    comments.add(new Comment(sql.substring(start, at), tokens.size(), false, false, closed));
  }

  private void blockComment() {
    int start = at;
    int depth = 0;
    boolean nested = false;
    do {
      if (sql.startsWith("/*", at)) {
        nested |= depth > 0;
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
    boolean closed = depth == 0;
    broken |= !closed;
    boolean glued =
        start > 0
            && !isBlank(sql.charAt(start - 1))
            && at < sql.length()
            && !isBlank(sql.charAt(at));
    String text = sql.substring(start, Math.min(at, sql.length()));
    comments.add(new Comment(text, tokens.size(), glued, nested, closed));
  }

  private void next() {
    int start = at;
    char c = sql.charAt(at);
    if (c == '\'') {
      string(start, 0, false);
    } else if (c == '"') {
      quoted(start, 0);
    } else if (c == '$') {
      dollar(start);
    } else if (c == '?' && peek(1) != '?') {
      at++;
      add(Kind.PARAMETER, "?", start);
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number(start);
    } else if (isWordStart(c)) {
      word(start);
    } else if (c == '?' || OPERATORS.indexOf(c) >= 0) {
      operator(start);
    } else {
      mark(start);
    }
  }

  private void add(Kind kind, String value, int start) {
    tokens.add(new Token(kind, value, start, Math.min(at, sql.length())));
  }

  private void mark(int start) {
    at++;
    String two = sql.substring(start, Math.min(start + 2, sql.length()));
    if (two.equals("::") || two.equals(":=")) {
      at++;
    }
    add(Kind.MARK, sql.substring(start, at), start);
  }

  private void operator(int start) {
    StringBuilder sign = new StringBuilder();
    while (at < sql.length() && !sql.startsWith("--", at) && !sql.startsWith("/*", at)) {
      if (sql.startsWith("??", at)) {
        sign.append('?');
        at += 2;
      } else if (OPERATORS.indexOf(sql.charAt(at)) >= 0) {
        sign.append(sql.charAt(at++));
      } else {
        break;
      }
    }
    shorten(sign);
    add(Kind.OPERATOR, sign.toString(), start);
  }

  /**
   * As the server does: a sign of several characters ends in + or - only if it is a special one.
   */
  private void shorten(StringBuilder sign) {
    boolean special = sign.chars().anyMatch(c -> "~!@#%^&|`?".indexOf(c) >= 0);
    while (!special && sign.length() > 1 && "+-".indexOf(sign.charAt(sign.length() - 1)) >= 0) {
      sign.setLength(sign.length() - 1);
      at--;
    }
  }

  private void number(int start) {
    boolean point = false;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      boolean exponent =
          (c == 'e' || c == 'E')
              && (isDigit(peek(1)) || ((peek(1) == '+' || peek(1) == '-') && isDigit(peek(2))));
      boolean fraction = c == '.' && !point && peek(1) != '.';
      if (exponent) {
        at++;
      } else if (!fraction && !isDigit(c) && !radix(start, c)) {
        break;
      }
      point |= fraction;
      at++;
    }
    add(Kind.NUMBER, sql.substring(start, Math.min(at, sql.length())), start);
  }

  private boolean radix(int start, char c) {
    boolean based =
        at > start
            && sql.charAt(start) == '0'
            && start + 1 < sql.length()
            && "xXoObB".indexOf(sql.charAt(start + 1)) >= 0;
    return (c == '_' && at > start)
        || (based && Character.digit(c, 16) >= 0)
        || (based && at == start + 1);
  }

  private void word(int start) {
    char c = Character.toLowerCase(sql.charAt(at));
    if ((c == 'e' || c == 'n' || c == 'b' || c == 'x') && peek(1) == '\'') {
      string(start, 1, c == 'e');
      return;
    }
    if (c == 'u' && peek(1) == '&' && peek(2) == '\'') {
      string(start, 2, false);
      return;
    }
    if (c == 'u' && peek(1) == '&' && peek(2) == '"') {
      quoted(start, 2);
      return;
    }
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
    add(Kind.WORD, folded(sql.substring(start, at)), start);
  }

  /** The server folds the letters of ASCII, and no others. */
  private static String folded(String word) {
    boolean plain = word.chars().allMatch(c -> c < 128);
    if (plain) {
      return word.toLowerCase(Locale.ROOT);
    }
    StringBuilder folded = new StringBuilder(word);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + 32));
      }
    }
    return folded.toString();
  }

  private void quoted(int start, int prefix) {
    at += prefix;
    String name = quotes('"', false);
    if (prefix > 0) {
      name = Escapes.unicode(name, escape());
    }
    add(Kind.QUOTED, name, start);
  }

  private void string(int start, int prefix, boolean backslashes) {
    at += prefix;
    StringBuilder value = new StringBuilder(quotes('\'', backslashes));
    for (int end = at; continues(); end = at) {
      value.append(quotes('\'', backslashes));
      if (at == end) {
        break;
      }
    }
    String decoded = value.toString();
    if (backslashes) {
      decoded = Escapes.backslashes(decoded);
    } else if (prefix == 2) {
      decoded = Escapes.unicode(decoded, escape());
    }
    Token before = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    if (before != null && before.is(Kind.STRING)) {
      tokens.remove(tokens.size() - 1);
      add(Kind.STRING, before.value() + decoded, before.start());
    } else {
      add(Kind.STRING, decoded, start);
    }
  }

  /** Moves to the next part of the same string, which begins on another line. */
  private boolean continues() {
    int end = at;
    int known = comments.size();
    boolean newline = false;
    while (at < sql.length() && (isBlank(sql.charAt(at)) || sql.startsWith("--", at))) {
      newline |= sql.charAt(at) == '\n' || sql.charAt(at) == '\r';
      if (sql.charAt(at) == '-') {
        lineComment();
      } else {
        at++;
      }
    }
    if (newline && at < sql.length() && sql.charAt(at) == '\'') {
      return true;
    }
    at = end;
    comments.subList(known, comments.size()).clear();
    return false;
  }

  /** The contents between quotes; doubled ones are one, what a backslash protects is kept. */
  private String quotes(char quote, boolean backslashes) {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c == '\\' && backslashes && at < sql.length()) {
        value.append(c).append(sql.charAt(at++));
      } else if (c != quote) {
        value.append(c);
      } else if (peek(0) == quote) {
        value.append(quote);
        at++;
      } else {
        return value.toString();
      }
    }
    broken = true;
    return value.toString();
  }

  /** The escape character of a unicode literal: a backslash unless UESCAPE follows. */
  private char escape() {
    int end = at;
    while (at < sql.length() && isBlank(sql.charAt(at))) {
      at++;
    }
    if (sql.regionMatches(true, at, "uescape", 0, 7)) {
      at += 7;
      while (at < sql.length() && isBlank(sql.charAt(at))) {
        at++;
      }
      if (peek(0) == '\'' && peek(2) == '\'') {
        at += 3;
        return sql.charAt(at - 2);
      }
      broken = true;
    }
    at = end;
    return '\\';
  }

  private void dollar(int start) {
    at++;
    if (isDigit(peek(0))) {
      while (isDigit(peek(0))) {
        at++;
      }
      add(Kind.PARAMETER, "?", start);
      return;
    }
    int tag = at;
    while (tag < sql.length() && isTagPart(sql.charAt(tag), tag == at)) {
      tag++;
    }
    if (tag >= sql.length() || sql.charAt(tag) != '$') {
      add(Kind.MARK, "$", start);
      return;
    }
    String quote = sql.substring(start, tag + 1);
    int close = sql.indexOf(quote, tag + 1);
    broken |= close < 0;
    int end = close < 0 ? sql.length() : close;
    at = close < 0 ? sql.length() : close + quote.length();
    add(Kind.STRING, sql.substring(tag + 1, end), start);
  }

  private static boolean isTagPart(char c, boolean first) {
    return isWordStart(c) || (!first && isDigit(c));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > 0x7f;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c) || c == '$';
  }
}
