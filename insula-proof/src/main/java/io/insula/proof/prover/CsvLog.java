package io.insula.proof.prover;

import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's log as CSV. */
final class CsvLog {
  private static final int SEVERITY = 11;
  private static final int MESSAGE = 13;
  private static final int DETAIL = 14;

  private final String text;
  private int at;

  private CsvLog(String text) {
    this.text = text;
  }

  static boolean looksLike(String line) {
    List<String> fields = new CsvLog(line).record();
    return fields.size() > SEVERITY && fields.get(0).matches("\\d{4}-\\d\\d-\\d\\d .*");
  }

  static List<LogEntry> entries(String text) {
    CsvLog log = new CsvLog(text);
    List<LogEntry> entries = new ArrayList<>();
    while (log.at < text.length()) {
      List<String> fields = log.record();
      if (fields.size() > DETAIL && fields.get(SEVERITY).equals("LOG")) {
        entries.add(new LogEntry(fields.get(MESSAGE), fields.get(DETAIL)));
      }
    }
    return entries;
  }

  private List<String> record() {
    List<String> fields = new ArrayList<>();
    do {
      fields.add(field());
    } while (at < text.length() && text.charAt(at++) == ',');
    return fields;
  }

  private String field() {
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' && quoted && text.startsWith("\"\"", at)) {
        field.append(c);
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        break;
      } else {
        field.append(c);
      }
      at++;
    }
    return field.toString();
  }
}
