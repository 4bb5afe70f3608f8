package io.insula.postgres.session;

import io.insula.jdbc.spi.StatementTraits.ConflictTarget;
import io.insula.postgres.session.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the target of an {@code insert into … on conflict (…)}. */
final class ConflictReader {
  private ConflictReader() {}

  static @Nullable ConflictTarget read(String sql, List<Lexeme> statement) {
    int conflict = find(statement, 0, "on", "conflict");
    int into = find(statement, 0, "insert", "into");
    int open = conflict + 2;
    if (conflict < 0 || into < 0 || into > conflict || open >= statement.size()) {
      return null;
    }
    if (!statement.get(open).is(Token.OPEN)) {
      return null;
    }
    List<String> elements = elements(sql, statement, open);
    String table = table(sql, statement, into + 2);
    return elements.isEmpty() || table.isEmpty()
        ? null
        : new ConflictTarget(table, elements, statement.get(open + 1).start());
  }

  private static int find(List<Lexeme> statement, int from, String first, String second) {
    for (int i = from; i + 1 < statement.size(); i++) {
      if (statement.get(i).is(first) && statement.get(i + 1).is(second)) {
        return i;
      }
    }
    return -1;
  }

  /** A name, perhaps qualified: words or quoted identifiers with dots between them. */
  private static String table(String sql, List<Lexeme> statement, int from) {
    int i = from;
    while (i + 2 < statement.size() && dot(sql, statement.get(i + 1)) && name(statement.get(i))) {
      i += 2;
    }
    boolean named = i < statement.size() && name(statement.get(i));
    return named ? sql.substring(statement.get(from).start(), statement.get(i).end()) : "";
  }

  private static boolean name(Lexeme lexeme) {
    return lexeme.is(Token.WORD) || lexeme.is(Token.QUOTED);
  }

  private static boolean dot(String sql, Lexeme lexeme) {
    return lexeme.is(Token.OTHER) && sql.charAt(lexeme.start()) == '.';
  }

  private static List<String> elements(String sql, List<Lexeme> statement, int open) {
    List<String> elements = new ArrayList<>();
    int depth = 0;
    int from = statement.get(open).end();
    for (int i = open; i < statement.size(); i++) {
      Lexeme lexeme = statement.get(i);
      depth += lexeme.is(Token.OPEN) ? 1 : lexeme.is(Token.CLOSE) ? -1 : 0;
      if (depth == 0 || (depth == 1 && lexeme.is(Token.COMMA))) {
        elements.add(sql.substring(from, lexeme.start()).strip());
        from = lexeme.end();
      }
      if (depth == 0) {
        return elements;
      }
    }
    return List.of();
  }
}
