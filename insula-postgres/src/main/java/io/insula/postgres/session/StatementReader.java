package io.insula.postgres.session;

import io.insula.jdbc.spi.StatementTraits;
import io.insula.jdbc.spi.StatementTraits.ConflictTarget;
import io.insula.jdbc.spi.StatementTraits.Kind;
import io.insula.postgres.session.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the traits of a statement text. */
final class StatementReader {
  private StatementReader() {}

  static StatementTraits read(String sql) {
    List<Lexeme> all = Lexeme.of(sql);
    List<List<Lexeme>> statements = statements(all);
    boolean control = false;
    boolean stains = SessionFunctions.mentioned(sql);
    for (List<Lexeme> statement : statements) {
      control |= Verbs.controlsTransaction(statement);
      stains |= Verbs.leavesState(statement);
    }
    return new StatementTraits(
        sql,
        escaped(sql, all),
        kind(statements),
        statements.size(),
        (int) all.stream().filter(lexeme -> lexeme.is(Token.PARAMETER)).count(),
        control,
        stains,
        keysFromEnd(sql, statements),
        kind(statements) == Kind.READ && Verbs.systemOnly(statements.get(0)),
        conflict(sql, statements));
  }

  private static List<List<Lexeme>> statements(List<Lexeme> all) {
    List<List<Lexeme>> statements = new ArrayList<>();
    List<Lexeme> current = new ArrayList<>();
    int depth = 0;
    for (Lexeme lexeme : all) {
      depth += lexeme.is(Token.OPEN) ? 1 : lexeme.is(Token.CLOSE) ? -1 : 0;
      boolean ends = lexeme.is(Token.END) || (lexeme.is(Token.SEMICOLON) && depth == 0);
      if (!ends) {
        current.add(lexeme);
      } else if (!current.isEmpty()) {
        statements.add(current);
        current = new ArrayList<>();
      }
    }
    return statements;
  }

  private static Kind kind(List<List<Lexeme>> statements) {
    if (statements.isEmpty() || Verbs.unbound(statements.get(0), statements.size() == 1)) {
      return Kind.UNBOUND;
    }
    return statements.size() == 1 ? Verbs.kind(statements.get(0)) : Kind.OTHER;
  }

  private static int keysFromEnd(String sql, List<List<Lexeme>> statements) {
    if (kind(statements) != Kind.WRITE) {
      return StatementTraits.HAS_KEYS;
    }
    List<Lexeme> only = statements.get(0);
    int depth = 0;
    for (Lexeme lexeme : only) {
      depth += lexeme.is(Token.OPEN) ? 1 : lexeme.is(Token.CLOSE) ? -1 : 0;
      if (depth == 0 && lexeme.is("returning")) {
        return StatementTraits.HAS_KEYS;
      }
    }
    return sql.length() - only.get(only.size() - 1).end();
  }

  private static String escaped(String sql, List<Lexeme> all) {
    StringBuilder escaped = new StringBuilder(sql);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).is(Token.PARAMETER)) {
        escaped.insert(all.get(i).end(), '?');
      }
    }
    return escaped.toString();
  }

  private static @Nullable ConflictTarget conflict(String sql, List<List<Lexeme>> statements) {
    return statements.size() == 1 ? ConflictReader.read(sql, statements.get(0)) : null;
  }
}
