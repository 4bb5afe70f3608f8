package io.insula.postgres.protection;

import java.util.ArrayList;
import java.util.List;

/** Walks over tokens. Not thread-safe. */
final class TokenReader {
  private final List<Token> tokens;
  private int position;

  TokenReader(List<Token> tokens, int position) {
    this.tokens = tokens;
    this.position = position;
  }

  /** Steps over the words if all of them come next. */
  boolean skip(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!at(i, words[i])) {
        return false;
      }
    }
    position += words.length;
    return true;
  }

  private boolean at(int ahead, String word) {
    return position + ahead < tokens.size() && tokens.get(position + ahead).is(word);
  }

  /** The next token; an empty one at the end, since the database tells best what is wrong. */
  Token next() {
    return position < tokens.size() ? tokens.get(position++) : new Token("", end(), end());
  }

  /** Where the last token ended. */
  int end() {
    return tokens.get(position - 1).end();
  }

  /** The names of a list in parentheses; empty if none comes next. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (skip("(")) {
      while (position < tokens.size() && !skip(")")) {
        if (!skip(",")) {
          names.add(next().name());
        }
      }
    }
    return names;
  }
}
