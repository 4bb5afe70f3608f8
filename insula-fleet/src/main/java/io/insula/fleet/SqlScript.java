package io.insula.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script into statements where PostgreSQL's own psql would: semicolons inside of strings,
 * dollar quotes, quoted names, nested comments, parentheses and bodies in {@code BEGIN ATOMIC …
 * END} don't count. One use, one thread.
 */
final class SqlScript {
  private final String sql;
  private final List<SqlStatement> statements = new ArrayList<>();
  private final StringBuilder outline = new StringBuilder();
  private int at;
  private int start = -1;
  private int parentheses;
  private int blocks;
  private int counted;
  private int line = 1;

  private SqlScript(String sql) {
    this.sql = sql;
  }

  /** The statements of the script, in order, empty ones left out. */
  static List<SqlStatement> split(String sql) {
    SqlScript script = new SqlScript(sql);
    script.run();
    return List.copyOf(script.statements);
  }

  private void run() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
        space();
      } else if (sql.startsWith("--", at)) {
        at = after("\n", at);
        space();
      } else if (sql.startsWith("/*", at)) {
        comment();
        space();
      } else if (c == ';' && parentheses == 0 && blocks == 0) {
        finish(at++);
      } else {
        begin();
        token(c);
      }
    }
    finish(sql.length());
  }

  private void begin() {
    if (start < 0) {
      start = at;
    }
  }

  private void token(char c) {
    if (c == '\'') {
      quoted('\'', false);
      outline.append("''");
    } else if (c == '"') {
      int from = at;
      quoted('"', false);
      outline.append(sql, from, at);
    } else if (c == '$' && dollarQuoted()) {
      outline.append("$$");
    } else if (Character.isJavaIdentifierStart(c) && c != '$') {
      word();
    } else if (c == '\\' && outline.isEmpty()) {
      meta();
    } else {
      symbol(c);
    }
  }

  private void symbol(char c) {
    if (c == '(') {
      parentheses++;
    } else if (c == ')' && parentheses > 0) {
      parentheses--;
    }
    outline.append(c);
    at++;
  }

  private void word() {
    int from = at;
    while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
      at++;
    }
    String word = sql.substring(from, at);
    if (at < sql.length() && sql.charAt(at) == '\'' && word.equalsIgnoreCase("e")) {
      quoted('\'', true);
      outline.append("''");
      return;
    }
    outline.append(word);
    if (parentheses == 0) {
      block(word.toLowerCase(Locale.ROOT));
    }
  }

  /** As psql counts: a routine's BEGIN opens a body in which CASE and END nest. */
  private void block(String word) {
    if (word.equals("begin") && routine()) {
      blocks++;
    } else if (word.equals("case") && blocks > 0) {
      blocks++;
    } else if (word.equals("end") && blocks > 0) {
      blocks--;
    }
  }

  private boolean routine() {
    return outline
        .toString()
        .toLowerCase(Locale.ROOT)
        .matches("(?s)create (or replace )?(function|procedure)\\b.*");
  }

  private void quoted(char quote, boolean escapes) {
    int from = at;
    at++;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\\' && escapes) {
        at += 2;
      } else if (c == quote && at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
        at += 2;
      } else if (c == quote) {
        at++;
        return;
      } else {
        at++;
      }
    }
    throw new Unfinished("a quote " + quote, line(from));
  }

  private boolean dollarQuoted() {
    int end = at + 1;
    while (end < sql.length() && isTagPart(sql.charAt(end), end == at + 1)) {
      end++;
    }
    if (end >= sql.length() || sql.charAt(end) != '$') {
      return false;
    }
    String tag = sql.substring(at, end + 1);
    int close = sql.indexOf(tag, end + 1);
    if (close < 0) {
      throw new Unfinished("the quote " + tag, line(at));
    }
    at = close + tag.length();
    return true;
  }

  private static boolean isTagPart(char c, boolean first) {
    return c != '$'
        && (first ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c));
  }

  private void comment() {
    int from = at;
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else if (at < sql.length()) {
        at++;
      } else {
        throw new Unfinished("a comment /*", line(from));
      }
    } while (depth > 0);
  }

  private void meta() {
    throw new Unfinished(
        "a command of psql (" + sql.substring(at, after("\n", at)).strip() + ")", line(at));
  }

  private int after(String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }

  private void space() {
    if (!outline.isEmpty() && outline.charAt(outline.length() - 1) != ' ') {
      outline.append(' ');
    }
  }

  private void finish(int end) {
    if (start >= 0) {
      String text = sql.substring(start, end).stripTrailing();
      StatementType type = StatementType.of(outline.toString().strip(), text);
      if (type == StatementType.COPY_DATA) {
        copy(text, end);
      } else {
        statements.add(new SqlStatement(text, line(start), type));
      }
    }
    start = -1;
    parentheses = 0;
    blocks = 0;
    outline.setLength(0);
  }

  private void copy(String text, int end) {
    int first = line(start);
    int from = after("\n", end);
    int close = CopyData.end(sql, from);
    @Nullable List<SqlStatement> inserts =
        close < 0 ? null : CopyData.inserts(text, sql.substring(from, close), line(from));
    if (inserts == null) {
      statements.add(new SqlStatement(text, first, StatementType.COPY_DATA));
    } else {
      statements.addAll(inserts);
    }
    at = close < 0 ? sql.length() : after("\n", close);
  }

  /** Positions come in rising order, so each line end is counted once. */
  private int line(int position) {
    for (; counted < position; counted++) {
      if (sql.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** The script can't be cut. */
  static final class Unfinished extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    Unfinished(String what, int line) {
      super(
          what.startsWith("a command")
              ? what + " stands where SQL is expected"
              : what + " is not closed");
      this.line = line;
    }

    int line() {
      return line;
    }
  }
}
