package io.insula.guard.internal;

import java.util.List;

/**
 * What the characters of an SQL text are.
 *
 * @param tokens in their order
 * @param comments in their order
 * @param broken whether a literal, name or comment has no end
 */
public record Scan(List<Token> tokens, List<Comment> comments, boolean broken) {
  public Scan {
    tokens = List.copyOf(tokens);
    comments = List.copyOf(comments);
  }

  /** Reads a text as PostgreSQL does, with JDBC's question marks and escapes. Never fails. */
  public static Scan of(String sql) {
    return new Scanner(sql).scan();
  }
}
