package io.insula.proof.prover;

import io.insula.proof.prover.RecordedStatement.Form;
import io.insula.proof.prover.RecordedStatement.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What entries of PostgreSQL's log tell of statements. */
final class LoggedStatements {
  private static final int VALUES = StatementRecorder.VALUES;

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?:duration: [\\d.]+ ms +)?(?:statement: |(execute) (?:fetch from )?[^:]*: )(.*)",
          Pattern.DOTALL);

  private static final Pattern VALUE =
      Pattern.compile("\\$(\\d+) = (?:(NULL)|'((?:[^']|'')*)')(?:, |$)");

  private LoggedStatements() {}

  static Recording of(List<LogEntry> entries) {
    RecordedTexts texts = new RecordedTexts(VALUES, StatementRecorder.STATEMENTS);
    for (LogEntry entry : entries) {
      Matcher statement = STATEMENT.matcher(entry.message());
      if (statement.matches()) {
        add(texts, statement, entry.detail());
      }
    }
    return texts.recording();
  }

  private static void add(RecordedTexts texts, Matcher statement, String detail) {
    String sql = statement.group(2).strip();
    if (statement.group(1) == null || SqlText.of(sql).numbered().isEmpty()) {
      texts.add(sql, Form.PLAIN, Keys.NONE, List.of(), 0);
      return;
    }
    RecordedStatement prepared = prepared(sql, values(detail));
    texts.add(prepared.sql(), Form.PREPARED, Keys.NONE, prepared.values(), 0);
  }

  /** A statement with {@code $1}, {@code $2} …, whose values are known by their numbers. */
  static RecordedStatement prepared(String sql, List<RecordedValue> values) {
    SqlText text = SqlText.of(sql);
    List<RecordedValue> row = new ArrayList<>();
    for (int number : text.numbered()) {
      row.add(
          number <= values.size()
              ? values.get(number - 1)
              : RecordedValue.of(RecordedValue.Kind.UNKNOWN, null));
    }
    return new RecordedStatement(
        text.marked(), Form.PREPARED, Keys.NONE, values.isEmpty() ? List.of() : List.of(row), 0, 1);
  }

  private static List<RecordedValue> values(String detail) {
    SortedMap<Integer, RecordedValue> found = new TreeMap<>();
    Matcher value = VALUE.matcher(detail);
    while (value.find()) {
      String text = value.group(3) == null ? null : value.group(3).replace("''", "'");
      found.put(Integer.parseInt(value.group(1)), RecordedValue.untyped(text));
    }
    List<RecordedValue> values = new ArrayList<>();
    int last = found.isEmpty() ? 0 : found.lastKey();
    for (int i = 1; i <= last; i++) {
      values.add(found.getOrDefault(i, RecordedValue.of(RecordedValue.Kind.UNKNOWN, null)));
    }
    return values;
  }
}
