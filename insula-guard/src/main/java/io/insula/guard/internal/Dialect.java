package io.insula.guard.internal;

import io.insula.guard.internal.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes what the parser doesn't know of PostgreSQL in words that it knows, of the same shape. */
final class Dialect {
  private static final Set<String> KNOWN =
      Set.of("=", "<>", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "||", "=>", "^");

  private static final Set<String> BEFORE_OPERAND =
      Set.of(
          "select",
          "where",
          "and",
          "or",
          "not",
          "on",
          "by",
          "having",
          "when",
          "then",
          "else",
          "case",
          "returning",
          "set",
          "in",
          "between",
          "like",
          "ilike",
          "limit",
          "offset",
          "values",
          "using",
          "distinct",
          "all",
          "any",
          "some",
          "is",
          "from",
          "as",
          "filter");

  private Dialect() {}

  /** The statement in the ways that are to be tried, one after the other. */
  static List<List<Token>> attempts(Phrase phrase) {
    List<Token> plain = plain(phrase);
    List<Token> operators = replaced(plain, "||");
    List<List<Token>> attempts = new ArrayList<>();
    attempts.add(plain);
    if (!operators.equals(plain)) {
      attempts.add(operators);
      attempts.add(replaced(plain, "="));
    }
    return attempts;
  }

  private static List<Token> plain(Phrase phrase) {
    List<Token> plain = new ArrayList<>();
    for (int i = 0; i < phrase.size(); i++) {
      Token token = phrase.at(i);
      if (token.is("operator") && phrase.at(i + 1).is("(")) {
        i = operatorEnd(phrase, i);
        plain.add(new Token(Kind.OPERATOR, "||", token.start(), token.end()));
      } else if (phrase.verb().equals("merge")
          && token.is("do")
          && phrase.at(i + 1).is("nothing")) {
        plain.addAll(nothing(phrase, i));
        i++;
      } else if (!dropped(phrase, i) && !(token.is(Kind.OPERATOR) && unary(phrase, i))) {
        plain.add(token);
      }
    }
    return plain;
  }

  private static boolean dropped(Phrase phrase, int i) {
    Token before = phrase.at(i - 1);
    boolean only = phrase.at(i).is("only") && (before.is("from") || before.is("update"));
    boolean by = phrase.at(i).is("using") && phrase.at(i + 1).is(Kind.OPERATOR);
    boolean order = by || (phrase.at(i).is(Kind.OPERATOR) && before.is("using"));
    boolean sets = phrase.at(i).is("sets") && before.is("grouping");
    return only || order || sets;
  }

  private static boolean unary(Phrase phrase, int i) {
    Token sign = phrase.at(i);
    if (sign.is("*") || sign.is("-") || sign.is("+")) {
      return false;
    }
    Token before = phrase.at(i - 1);
    boolean opens = before.is("(") || before.is(",") || before.is("[") || before.is(Kind.OPERATOR);
    return opens || (before.is(Kind.WORD) && BEFORE_OPERAND.contains(before.value()));
  }

  private static int operatorEnd(Phrase phrase, int i) {
    int end = i + 1;
    while (end < phrase.size() && !phrase.at(end).is(")")) {
      end++;
    }
    return end;
  }

  /** A merge's {@code do nothing}: a deletion, or an insertion where there is nothing to delete. */
  private static List<Token> nothing(Phrase phrase, int i) {
    boolean missing = false;
    for (int j = i; j > 0 && !phrase.at(j).is("when"); j--) {
      missing |= phrase.at(j).is("not") && phrase.at(j + 1).is("matched");
    }
    List<String> words = missing ? List.of("insert", "values", "(", "x", ")") : List.of("delete");
    Token at = phrase.at(i);
    return words.stream().map(word -> new Token(Kind.WORD, word, at.start(), at.end())).toList();
  }

  private static List<Token> replaced(List<Token> tokens, String by) {
    return tokens.stream()
        .map(
            token ->
                token.is(Kind.OPERATOR) && !KNOWN.contains(token.value())
                    ? new Token(Kind.OPERATOR, by, token.start(), token.end())
                    : token)
        .toList();
  }
}
