package io.insula.proof.prover;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's log as text. Lines that go on begin with a tab. */
final class TextLog {
  private static final Pattern LINE =
      Pattern.compile(
          ".*?\\b(LOG|DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LOCATION|ERROR|FATAL|PANIC|WARNING|NOTICE"
              + "|INFO|DEBUG\\d?):  (.*)");

  private final List<LogEntry> entries = new ArrayList<>();
  private final StringBuilder message = new StringBuilder();
  private final StringBuilder detail = new StringBuilder();
  private StringBuilder current = new StringBuilder();

  private TextLog() {}

  static boolean looksLike(String line) {
    return line.matches(".*\\b(LOG|ERROR|DETAIL):  .*");
  }

  static List<LogEntry> entries(String text) {
    TextLog log = new TextLog();
    text.lines().forEach(log::line);
    log.finish();
    return log.entries;
  }

  private void line(String line) {
    Matcher begun = LINE.matcher(line);
    if (line.startsWith("\t") || !begun.matches()) {
      current.append('\n').append(line.startsWith("\t") ? line.substring(1) : line);
      return;
    }
    switch (begun.group(1)) {
      case "LOG" -> {
        finish();
        current = message;
      }
      case "DETAIL" -> current = detail;
      default -> current = new StringBuilder();
    }
    current.append(begun.group(2));
  }

  private void finish() {
    if (!message.isEmpty()) {
      entries.add(new LogEntry(message.toString(), detail.toString()));
    }
    message.setLength(0);
    detail.setLength(0);
  }
}
