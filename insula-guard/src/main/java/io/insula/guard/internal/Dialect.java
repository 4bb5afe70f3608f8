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

  /** Names to PostgreSQL, keywords to the parser. */
  private static final Set<String> NAMES =
      Set.of(
          "connect_by_root",
          "csv",
          "distinctrow",
          "errors",
          "excludes",
          "extend",
          "fbv",
          "final",
          "force",
          "import",
          "includes",
          "key",
          "minus",
          "nocycle",
          "number",
          "output",
          "pivot",
          "preferring",
          "prewhere",
          "prior",
          "returns",
          "sample",
          "script",
          "semi",
          "settings",
          "sql_cache",
          "sql_calc_found_rows",
          "sql_no_cache",
          "statement",
          "unpivot",
          "use",
          "verify",
          "xor");

  /** The same, but only as an alias. */
  private static final Set<String> ALIASES =
      Set.of("current", "unknown", "unbounded", "between", "exists");

  private static final Set<String> LASTING = Set.of("temp", "temporary", "unlogged");

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
        plain.add(named(phrase, i));
        if (selectsNothing(phrase, i)) {
          plain.add(new Token(Kind.NUMBER, "1", token.start(), token.end()));
        }
      }
    }
    return plain;
  }

  private static Token named(Phrase phrase, int i) {
    Token token = phrase.at(i);
    boolean field = phrase.at(i - 1).is(".");
    boolean alias = phrase.at(i - 1).is("as") && ALIASES.contains(token.value());
    boolean name =
        token.is(Kind.WORD)
            && (NAMES.contains(token.value()) || field || alias)
            && !phrase.calls(i);
    boolean lock = token.is("key") && (phrase.at(i - 1).is("no") || phrase.at(i - 1).is("for"));
    return name && !lock
        ? new Token(Kind.QUOTED, token.value(), token.start(), token.end())
        : token;
  }

  /** A select without columns, as it is written in {@code exists (select from …)}. */
  private static boolean selectsNothing(Phrase phrase, int i) {
    Token next = phrase.at(i + 1);
    return phrase.at(i).is("select") && (next.is("from") || next.is("where") || next.is(")"));
  }

  private static boolean dropped(Phrase phrase, int i) {
    Token before = phrase.at(i - 1);
    boolean only = phrase.at(i).is("only") && (before.is("from") || before.is("update"));
    boolean into = before.is("into") && LASTING.contains(phrase.at(i).value());
    boolean by = phrase.at(i).is("using") && phrase.at(i + 1).is(Kind.OPERATOR);
    boolean order = by || (phrase.at(i).is(Kind.OPERATOR) && before.is("using"));
    boolean sets = phrase.at(i).is("sets") && before.is("grouping");
    return only || order || sets || into;
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
