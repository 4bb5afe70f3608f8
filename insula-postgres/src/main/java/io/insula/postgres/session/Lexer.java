package io.insula.postgres.session;

import java.util.Locale;

/**
 * Walks over the tokens of an SQL text: comments are skipped, literals are one token each. Knows
 * nested comments, all string forms, dollar quotes, quoted identifiers, and JDBC's question marks.
 */
final class Lexer {
  /** What a token is. */
  enum Token {
    WORD,
    QUOTED,
    STRING,
    PARAMETER,
    /** An operator's question mark, doubled. */
    ESCAPED_MARK,
    SEMICOLON,
    OPEN,
    CLOSE,
    COMMA,
    OTHER,
    END
  }

  private final String sql;
  private int start;
  private int end;

  Lexer(String sql) {
    this.sql = sql;
  }

  /** Where the current token begins. */
  int start() {
    return start;
  }

  /** Where the current token ends. */
  int end() {
    return end;
  }

  /** The current token as it is written. */
  String text() {
    return sql.substring(start, end);
  }

  /** The current word in lower case. */
  String word() {
    return text().toLowerCase(Locale.ROOT);
  }

  /** Moves to the next token. */
  Token next() {
    skipBlank();
    start = end;
    if (start >= sql.length()) {
      return Token.END;
    }
    char c = sql.charAt(start);
    end = start + 1;
    return switch (c) {
      case '\'' -> string(false);
      case '"' -> quoted();
      case ';' -> Token.SEMICOLON;
      case '(' -> Token.OPEN;
      case ')' -> Token.CLOSE;
      case ',' -> Token.COMMA;
      case '?' -> mark();
      case '$' -> dollar();
      default -> isWordStart(c) ? word(c) : Token.OTHER;
    };
  }

  private void skipBlank() {
    while (end < sql.length()) {
      char c = sql.charAt(end);
      if (Character.isWhitespace(c)) {
        end++;
      } else if (sql.startsWith("--", end)) {
        skipLine();
      } else if (sql.startsWith("/*", end)) {
        skipComment();
      } else {
        return;
      }
    }
  }

  /** To the server a carriage return ends a comment, too. */
  private void skipLine() {
    while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
      end++;
    }
  }

  private void skipComment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", end)) {
        depth++;
        end += 2;
      } else if (sql.startsWith("*/", end)) {
        depth--;
        end += 2;
      } else {
        end++;
      }
    } while (depth > 0 && end < sql.length());
    end = Math.min(end, sql.length());
  }

  private Token mark() {
    if (end < sql.length() && sql.charAt(end) == '?') {
      end++;
      return Token.ESCAPED_MARK;
    }
    return Token.PARAMETER;
  }

  private Token string(boolean backslashes) {
    while (end < sql.length()) {
      char c = sql.charAt(end++);
      if (c == '\\' && backslashes) {
        end++;
      } else if (c == '\'' && !doubled('\'')) {
        return Token.STRING;
      }
    }
    end = sql.length();
    return Token.STRING;
  }

  private Token quoted() {
    while (end < sql.length()) {
      if (sql.charAt(end++) == '"' && !doubled('"')) {
        return Token.QUOTED;
      }
    }
    return Token.QUOTED;
  }

  private boolean doubled(char quote) {
    if (end < sql.length() && sql.charAt(end) == quote) {
      end++;
      return true;
    }
    return false;
  }

  /** A dollar quote, if there is one: {@code $tag$ … $tag$}. */
  private Token dollar() {
    int tagEnd = end;
    while (tagEnd < sql.length() && isTagPart(sql.charAt(tagEnd), tagEnd == end)) {
      tagEnd++;
    }
    if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
      return Token.OTHER;
    }
    String tag = sql.substring(start, tagEnd + 1);
    int close = sql.indexOf(tag, tagEnd + 1);
    end = close < 0 ? sql.length() : close + tag.length();
    return Token.STRING;
  }

  private static boolean isTagPart(char c, boolean first) {
    return isWordStart(c) || (!first && Character.isDigit(c));
  }

  private Token word(char first) {
    while (end < sql.length() && isWordPart(sql.charAt(end))) {
      end++;
    }
    boolean string = end == start + 1 && end < sql.length() && sql.charAt(end) == '\'';
    if (string && (first == 'e' || first == 'E')) {
      end++;
      return string(true);
    }
    return Token.WORD;
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_' || c > 0x7f;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || (c >= '0' && c <= '9') || c == '$';
  }
}
