package io.insula.postgres.session;

import io.insula.jdbc.spi.StatementTraits.Kind;
import io.insula.postgres.session.Lexer.Token;
import java.util.List;
import java.util.Set;

/** What the words of one statement tell of it. */
final class Verbs {
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
          "reset",
          "discard");

  /** Touch no table, must come first in a transaction, or refuse one. */
  private static final Set<String> UNBOUND =
      Set.of("set", "show", "vacuum", "listen", "unlisten", "deallocate", "checkpoint", "load");

  /** A block may do anything. */
  private static final Set<String> STAINING =
      Set.of("do", "listen", "load", "prepare", "reset", "discard", "deallocate");

  private static final Set<String> ENDS = Set.of("commit", "end", "rollback", "abort");

  private Verbs() {}

  private static String word(List<Lexeme> statement, int index) {
    return index < statement.size() ? statement.get(index).word() : "";
  }

  static boolean controlsTransaction(List<Lexeme> statement) {
    return CONTROL.contains(word(statement, 0))
        || (word(statement, 0).equals("prepare") && word(statement, 1).equals("transaction"))
        || (word(statement, 0).equals("set") && !localSetting(statement));
  }

  static boolean leavesState(List<Lexeme> statement) {
    String verb = word(statement, 0);
    if (verb.equals("set")) {
      return !localSetting(statement);
    }
    if (verb.equals("prepare") && word(statement, 1).equals("transaction")) {
      return false;
    }
    return STAINING.contains(verb) || temporary(statement, verb) || holds(statement, verb);
  }

  private static boolean localSetting(List<Lexeme> statement) {
    String what = word(statement, 1);
    return what.equals("local") || what.equals("transaction") || what.equals("constraints");
  }

  private static boolean temporary(List<Lexeme> statement, String verb) {
    return (verb.equals("create") || verb.equals("select") || verb.equals("with"))
        && statement.stream().anyMatch(lexeme -> lexeme.is("temp") || lexeme.is("temporary"));
  }

  private static boolean holds(List<Lexeme> statement, String verb) {
    return verb.equals("declare") && statement.stream().anyMatch(lexeme -> lexeme.is("hold"));
  }

  /**
   * Whether the statement is sent without a binding.
   *
   * @param alone whether nothing follows it
   */
  static boolean unbound(List<Lexeme> statement, boolean alone) {
    String verb = word(statement, 0);
    if (ENDS.contains(verb)) {
      return true;
    }
    return alone && (UNBOUND.contains(verb) || CONTROL.contains(verb) || refusesBlock(statement));
  }

  private static boolean refusesBlock(List<Lexeme> statement) {
    return switch (word(statement, 0)) {
      case "create" -> concurrently(statement) || names(statement, "database", "tablespace");
      case "drop" ->
          concurrently(statement) || names(statement, "database", "tablespace", "subscription");
      case "reindex" -> concurrently(statement) || names(statement, "database", "system", "schema");
      case "alter" -> names(statement, "system") || concurrently(statement);
      case "refresh" -> false;
      case "cluster" -> statement.size() == 1;
      case "prepare" -> word(statement, 1).equals("transaction");
      default -> false;
    };
  }

  private static boolean concurrently(List<Lexeme> statement) {
    return statement.stream().anyMatch(lexeme -> lexeme.is("concurrently"));
  }

  private static boolean names(List<Lexeme> statement, String... things) {
    return Set.of(things).contains(word(statement, 1));
  }

  static Kind kind(List<Lexeme> statement) {
    return switch (word(statement, 0)) {
      case "select", "values", "table" -> Kind.READ;
      case "insert", "update", "delete" -> Kind.WRITE;
      case "" ->
          statement.get(0).is(Token.OPEN) && word(statement, 1).equals("select")
              ? Kind.READ
              : Kind.OTHER;
      default -> Kind.OTHER;
    };
  }

  /**
   * Whether a query names no table but the system's own: cautious, since a comma behind the first
   * FROM may name another. Row security does not depend on the answer.
   */
  static boolean systemOnly(List<Lexeme> query) {
    boolean from = word(query, 0).equals("table");
    for (int i = 0; i < query.size(); i++) {
      Lexeme lexeme = query.get(i);
      boolean names = lexeme.is("from") || lexeme.is("join") || lexeme.is("table");
      if ((names && !system(word(query, i + 1))) || (from && lexeme.is(Token.COMMA))) {
        return false;
      }
      if (lexeme.is("into")) {
        return false;
      }
      from |= names;
    }
    return true;
  }

  private static boolean system(String name) {
    return name.startsWith("pg_") || name.equals("information_schema");
  }
}
