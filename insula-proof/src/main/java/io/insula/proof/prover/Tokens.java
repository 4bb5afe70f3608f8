package io.insula.proof.prover;

import io.insula.proof.prover.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens; comments and spaces are left out. Whatever is unclosed ends at the end. */
final class Tokens {
  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String sql) {
    this.sql = sql;
  }

  static List<Token> of(String sql) {
    Tokens tokens = new Tokens(sql);
    while (tokens.at < sql.length()) {
      tokens.next();
    }
    return tokens.tokens;
  }

  private void next() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (sql.startsWith("--", at)) {
      at = after("\n");
    } else if (sql.startsWith("/*", at)) {
      comment();
    } else {
      int start = at;
      Kind kind = token(c);
      tokens.add(new Token(kind, start, at));
    }
  }

  private Kind token(char c) {
    if (c == '\'') {
      quoted('\'', false);
      return Kind.STRING;
    }
    if (c == '"') {
      quoted('"', false);
      return Kind.NAME;
    }
    if (c == '$') {
      return dollar();
    }
    if (Character.isJavaIdentifierStart(c)) {
      return word();
    }
    if (Character.isDigit(c)) {
      while (at < sql.length() && (Character.isDigit(sql.charAt(at)) || sql.charAt(at) == '.')) {
        at++;
      }
      return Kind.NUMBER;
    }
    return symbol(c);
  }

  private Kind symbol(char c) {
    at++;
    if (c == '?' && at < sql.length() && "?|&".indexOf(sql.charAt(at)) >= 0) {
      at++;
      return Kind.OTHER;
    }
    return c == '?' ? Kind.MARK : c == ';' ? Kind.SEMICOLON : Kind.OTHER;
  }

  private Kind word() {
    int start = at;
    while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
      at++;
    }
    boolean escapes = sql.substring(start, at).equalsIgnoreCase("e");
    if (escapes && at < sql.length() && sql.charAt(at) == '\'') {
      quoted('\'', true);
      return Kind.STRING;
    }
    return Kind.WORD;
  }

  private Kind dollar() {
    int end = at + 1;
    while (end < sql.length() && tag(sql.charAt(end))) {
      end++;
    }
    boolean numbered =
        end > at + 1 && sql.substring(at + 1, end).chars().allMatch(Character::isDigit);
    if (numbered) {
      at = end;
      return Kind.NUMBERED;
    }
    if (end < sql.length() && sql.charAt(end) == '$') {
      String tag = sql.substring(at, end + 1);
      int close = sql.indexOf(tag, end + 1);
      at = close < 0 ? sql.length() : close + tag.length();
      return Kind.OTHER;
    }
    at = end;
    return Kind.OTHER;
  }

  private static boolean tag(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private void quoted(char quote, boolean escapes) {
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c == '\\' && escapes) {
        at++;
      } else if (c == quote) {
        if (at >= sql.length() || sql.charAt(at) != quote) {
          break;
        }
        at++;
      }
    }
    at = Math.min(at, sql.length());
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
  }

  private int after(String end) {
    int found = sql.indexOf(end, at);
    return found < 0 ? sql.length() : found + end.length();
  }
}
