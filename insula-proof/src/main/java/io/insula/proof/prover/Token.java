package io.insula.proof.prover;

/**
 * A part of a statement's text.
 *
 * @param kind what it is
 * @param start where it begins
 * @param end where the next one may begin
 */
record Token(Kind kind, int start, int end) {
  String in(String sql) {
    return sql.substring(start, end);
  }

  enum Kind {
    WORD,
    NAME,
    STRING,
    NUMBER,
    NUMBERED,
    MARK,
    SEMICOLON,
    OTHER
  }
}
