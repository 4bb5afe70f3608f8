package io.insula.postgres.session;

import io.insula.postgres.session.Lexer.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A token with its place.
 *
 * @param word in lower case, empty unless it is a word
 */
record Lexeme(Token token, int start, int end, String word) {
  /** All tokens of the text, and the end of it. */
  static List<Lexeme> of(String sql) {
    Lexer lexer = new Lexer(sql);
    List<Lexeme> all = new ArrayList<>();
    Token token;
    do {
      token = lexer.next();
      String word = token == Token.WORD ? lexer.word() : "";
      all.add(new Lexeme(token, lexer.start(), lexer.end(), word));
    } while (token != Token.END);
    return all;
  }

  boolean is(String expected) {
    return word.equals(expected);
  }

  boolean is(Token expected) {
    return token == expected;
  }
}
