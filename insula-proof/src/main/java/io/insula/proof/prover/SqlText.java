package io.insula.proof.prover;

import io.insula.proof.prover.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What can be told of a text without a database. Immutable. */
final class SqlText {
  /** They end, begin or leave the transaction, or wait for data. */
  private static final Set<String> CONTROL =
      Set.of(
          "begin",
          "start",
          "commit",
          "end",
          "rollback",
          "abort",
          "savepoint",
          "release",
          "prepare",
          "deallocate",
          "discard",
          "reset",
          "set",
          "show",
          "listen",
          "unlisten",
          "notify",
          "copy",
          "vacuum",
          "checkpoint",
          "load");

  private final String sql;
  private final List<Token> tokens;

  private SqlText(String sql) {
    this.sql = sql;
    this.tokens = Tokens.of(sql);
  }

  static SqlText of(String sql) {
    return new SqlText(sql);
  }

  /** The statements that it consists of, empty ones left out. */
  List<String> statements() {
    List<String> statements = new ArrayList<>();
    int start = -1;
    int end = 0;
    for (Token token : tokens) {
      if (token.kind() != Kind.SEMICOLON) {
        start = start < 0 ? token.start() : start;
        end = token.end();
      } else if (start >= 0) {
        statements.add(sql.substring(start, end));
        start = -1;
      }
    }
    if (start >= 0) {
      statements.add(sql.substring(start, end));
    }
    return statements;
  }

  /** Whether it cannot be run in a transaction that somebody else ends. */
  boolean controls() {
    boolean first = true;
    for (Token token : tokens) {
      if (first && CONTROL.contains(token.in(sql).toLowerCase(Locale.ROOT))) {
        return true;
      }
      first = token.kind() == Kind.SEMICOLON;
    }
    return false;
  }

  /** Whether there is nothing to be run. */
  boolean empty() {
    return tokens.stream().allMatch(token -> token.kind() == Kind.SEMICOLON);
  }

  /** The names in it, without quotes, in lower case unless they were quoted. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Token token : tokens) {
      String text = token.in(sql);
      if (token.kind() == Kind.WORD) {
        names.add(text.toLowerCase(Locale.ROOT));
      } else if (token.kind() == Kind.NAME) {
        names.add(text.replaceAll("^\"|\"$", "").replace("\"\"", "\""));
      }
    }
    return names;
  }

  /** Where its numbers and texts stand. */
  List<Token> literals() {
    return tokens.stream()
        .filter(token -> token.kind() == Kind.NUMBER || token.kind() == Kind.STRING)
        .toList();
  }

  /** The same with something else in the place of each of those tokens. */
  String with(List<Token> places, Function<Token, String> instead) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Token place : places) {
      text.append(sql, from, place.start()).append(instead.apply(place));
      from = place.end();
    }
    return text.append(sql.substring(from)).toString();
  }

  /** The numbers of the parameters {@code $1}, {@code $2} …, as they come. */
  List<Integer> numbered() {
    return places().stream().map(token -> Integer.parseInt(token.in(sql).substring(1))).toList();
  }

  private List<Token> places() {
    return tokens.stream().filter(token -> token.kind() == Kind.NUMBERED).toList();
  }

  /** The same with question marks for {@code $1}; question marks of operators are doubled. */
  String marked() {
    List<Token> changed =
        tokens.stream()
            .filter(t -> t.kind() == Kind.NUMBERED || t.in(sql).startsWith("?"))
            .toList();
    return with(changed, t -> t.kind() == Kind.NUMBERED ? "?" : t.in(sql).replace("?", "??"));
  }
}
