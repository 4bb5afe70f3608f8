package io.insula.guard.internal;

/**
 * One token of an SQL text. Comments are none.
 *
 * @param kind what it is
 * @param value a name as the server folds it, the contents of a literal, or the sign itself
 * @param start where it begins in the text
 * @param end where it ends
 */
public record Token(Kind kind, String value, int start, int end) {
  /** What a token is. */
  public enum Kind {
    /** A keyword or a name without quotes. */
    WORD,
    /** A name in double quotes. */
    QUOTED,
    /** A string in whatever notation. */
    STRING,
    NUMBER,
    PARAMETER,
    OPERATOR,
    /** Punctuation. */
    MARK
  }

  /** Whether it is that keyword or sign. */
  public boolean is(String text) {
    return value.equals(text) && (kind == Kind.WORD || kind == Kind.MARK || kind == Kind.OPERATOR);
  }

  /** Whether it is of that kind. */
  public boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** Whether it can name something. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}
