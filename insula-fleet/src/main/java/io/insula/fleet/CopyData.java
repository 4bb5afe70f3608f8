package io.insula.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The data behind a {@code COPY … FROM STDIN}, as dumps have it, written as INSERT: that travels
 * with the other statements, and can be done for each row tenant, where PostgreSQL refuses COPY.
 * One line of the data stays one line, so that errors tell the right one.
 */
final class CopyData {
  private static final Pattern PLAIN =
      Pattern.compile(
          "copy\\s+(\\S[^(]*?)\\s*(\\([^)]*\\))?\\s*from\\s+stdin\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final int ROWS_AT_A_TIME = 500;
  private static final String NULL = "\\N";

  private final String head;
  private final List<SqlStatement> statements = new ArrayList<>();
  private final StringBuilder rows = new StringBuilder();
  private int count;

  private CopyData(String head) {
    this.head = head;
  }

  /**
   * Writes it.
   *
   * @param copy the statement
   * @param data the lines up to {@code \.}
   * @param line of the first of them, from 1
   * @return null if the statement has options, or the data have none of the usual form
   */
  static @Nullable List<SqlStatement> inserts(String copy, String data, int line) {
    Matcher plain = PLAIN.matcher(copy);
    if (!plain.matches()) {
      return null;
    }
    String columns = plain.group(2) == null ? "" : " " + plain.group(2).replaceAll("\\s+", " ");
    CopyData made =
        new CopyData("insert into " + plain.group(1) + columns + " overriding system value values");
    int at = line;
    for (String row : data.lines().toList()) {
      if (trailingBackslash(row)) {
        return null;
      }
      made.add(row, at++);
    }
    made.finish(at);
    return made.statements;
  }

  private static boolean trailingBackslash(String row) {
    int first = row.length();
    while (first > 0 && row.charAt(first - 1) == '\\') {
      first--;
    }
    return (row.length() - first) % 2 == 1;
  }

  private void add(String row, int line) {
    if (count == ROWS_AT_A_TIME) {
      finish(line);
    }
    rows.append(count++ == 0 ? "\n(" : ",\n(");
    int from = 0;
    for (int at = 0; at <= row.length(); at++) {
      if (at == row.length() || row.charAt(at) == '\t') {
        rows.append(from == 0 ? "" : ", ").append(literal(row.substring(from, at)));
        from = at + 1;
      } else if (row.charAt(at) == '\\') {
        at++;
      }
    }
    rows.append(')');
  }

  /** The escapes of COPY mean the same in E'…', but for these. */
  private static String escape(char c) {
    return switch (c) {
      case 'v' -> "\\013";
      case 'u', 'U' -> String.valueOf(c);
      case '\'' -> "''";
      default -> "\\" + c;
    };
  }

  private static String literal(String value) {
    if (value.equals(NULL)) {
      return "null";
    }
    StringBuilder literal = new StringBuilder(value.indexOf('\\') < 0 ? "'" : "E'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        literal.append(escape(value.charAt(++i)));
      } else {
        literal.append(c == '\'' ? "''" : String.valueOf(c));
      }
    }
    return literal.append('\'').toString();
  }

  /** The statement seems to begin in the line before its first row. */
  private void finish(int next) {
    if (count > 0) {
      statements.add(new SqlStatement(head + rows, next - count - 1, StatementType.DATA));
    }
    rows.setLength(0);
    count = 0;
  }

  /** Where the data end: the position of the line {@code \.}, or -1. */
  static int end(String sql, int from) {
    Matcher end = Pattern.compile("(?m)^\\\\\\.\\s*?$").matcher(sql);
    return end.find(from) ? end.start() : -1;
  }

  /** What is wrong with a COPY whose data are not read. */
  static String fault(String copy) {
    return PLAIN.matcher(copy.toLowerCase(Locale.ROOT)).matches()
        ? "the data behind it must be lines of values with tabs between, and a line \\. must end"
            + " them"
        : "data behind a COPY are read in its plain text form only, without options; write COPY …"
            + " (columns) FROM stdin, or INSERT";
  }
}
