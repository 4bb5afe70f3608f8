package io.insula.guard.internal;

import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/** Parses with JSQLParser. */
public final class StructureParser {
  /** Longer statements, without their lists of values, are not parsed: it would take seconds. */
  public static final int TOKENS = 20_000;

  private static final int END = 0;

  private StructureParser() {}

  /** The structure of a statement; null if it can't be parsed. */
  public static @Nullable Structure parse(Phrase phrase) {
    List<Token> tokens = Lists.collapsed(phrase.tokens());
    if (tokens.size() > TOKENS) {
      return null;
    }
    for (List<Token> attempt : Dialect.attempts(new Phrase(tokens))) {
      Structure structure = parse(Rendering.parseable(attempt));
      if (structure != null) {
        return structure;
      }
    }
    return null;
  }

  private static @Nullable Structure parse(String text) {
    try {
      CCJSqlParser parser = new CCJSqlParser(text);
      Statement statement = parser.Statement();
      boolean all = parser.getToken(0).kind == END || parser.getNextToken().kind == END;
      return all ? StructureReader.read(statement, parser.getASTRoot()) : null;
    } catch (ParseException | StackOverflowError | RuntimeException e) {
      return null; // Nested too deep, or written as the parser doesn't know it.
    }
  }
}
