package io.insula.guard;

import io.insula.guard.internal.Scan;
import io.insula.guard.internal.Token;
import java.util.ArrayList;
import java.util.List;

/** Statements that stand in one text, each with its semicolon. */
public final class StatementFile {
  private StatementFile() {}

  /**
   * One statement.
   *
   * @param line where its first word stands, from 1
   * @param sql with its comments, without the semicolon
   */
  public record Entry(int line, String sql) {}

  /** The statements of a text, in their order; never fails. */
  public static List<Entry> split(String text) {
    List<Entry> entries = new ArrayList<>();
    int start = 0;
    int first = -1;
    for (Token token : Scan.of(text).tokens()) {
      if (!token.is(";")) {
        first = first < 0 ? token.start() : first;
      } else {
        add(entries, text, start, first, token.start());
        start = token.end();
        first = -1;
      }
    }
    add(entries, text, start, first, text.length());
    return entries;
  }

  private static void add(List<Entry> entries, String text, int start, int first, int end) {
    if (first >= 0) {
      int line = 1 + (int) text.substring(0, first).chars().filter(c -> c == '\n').count();
      entries.add(new Entry(line, text.substring(start, end).strip()));
    }
  }
}
