package io.insula.guard.internal;

import io.insula.guard.internal.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes JDBC's braces away, as the driver does before it sends a text. */
final class JdbcEscapes {
  private JdbcEscapes() {}

  static List<Token> without(List<Token> tokens) {
    if (tokens.stream().noneMatch(token -> token.is("{"))) {
      return tokens;
    }
    List<Token> plain = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("{")) {
        i = opened(tokens, i + 1, plain) - 1;
      } else if (!token.is("}")) {
        plain.add(token);
      }
    }
    return plain;
  }

  /** Reads what stands behind an opening brace; where to go on. */
  private static int opened(List<Token> tokens, int at, List<Token> plain) {
    int next = at;
    if (is(tokens, next, Kind.PARAMETER) && next + 1 < tokens.size()) {
      next += 2; // {? = call f()}
    }
    if (next >= tokens.size()) {
      return next;
    }
    Token word = tokens.get(next);
    return switch (word.value()) {
      case "fn", "oj" -> next + 1;
      case "d" -> replace(plain, word, "date", next);
      case "t" -> replace(plain, word, "time", next);
      case "ts" -> replace(plain, word, "timestamp", next);
      default -> next;
    };
  }

  private static int replace(List<Token> plain, Token token, String by, int at) {
    plain.add(new Token(Kind.WORD, by, token.start(), token.end()));
    return at + 1;
  }

  private static boolean is(List<Token> tokens, int at, Kind kind) {
    return at < tokens.size() && tokens.get(at).is(kind);
  }
}
