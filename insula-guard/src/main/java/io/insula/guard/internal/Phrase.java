package io.insula.guard.internal;

import io.insula.guard.internal.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of one statement.
 *
 * @param tokens in their order, without semicolons
 */
public record Phrase(List<Token> tokens) {
  private static final Token END = new Token(Kind.MARK, "", 0, 0);

  public Phrase {
    tokens = List.copyOf(tokens);
  }

  /** The statements of a text. Empty ones are left out. */
  public static List<Phrase> of(Scan scan) {
    List<Phrase> phrases = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    for (Token token : JdbcEscapes.without(scan.tokens())) {
      if (!token.is(";")) {
        current.add(token);
      } else if (!current.isEmpty()) {
        phrases.add(new Phrase(current));
        current = new ArrayList<>();
      }
    }
    if (!current.isEmpty()) {
      phrases.add(new Phrase(current));
    }
    return phrases;
  }

  /** The token at that place; beyond the ends one that is nothing. */
  public Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
  }

  /** How many tokens there are. */
  public int size() {
    return tokens.size();
  }

  /** The first keyword, behind opening parentheses. */
  public String verb() {
    int first = 0;
    while (at(first).is("(")) {
      first++;
    }
    return at(first).is(Kind.WORD) ? at(first).value() : "";
  }

  /** The keywords at the beginning are these. */
  public boolean begins(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!at(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** The same from that token on. */
  public Phrase from(int index) {
    return new Phrase(tokens.subList(Math.min(index, tokens.size()), tokens.size()));
  }

  /** Whether the token at that place is the name of something that is called. */
  public boolean calls(int index) {
    return at(index).isName() && at(index + 1).is("(") && !at(index - 1).is("into");
  }

  /** Where the dotted name begins that the token at that place is the last part of. */
  public int chainStart(int index) {
    int start = index;
    while (at(start - 1).is(".") && at(start - 2).isName()) {
      start -= 2;
    }
    return start;
  }
}
