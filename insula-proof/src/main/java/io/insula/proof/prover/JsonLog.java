package io.insula.proof.prover;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PostgreSQL's log as JSON lines. */
final class JsonLog {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonLog() {}

  static List<LogEntry> entries(String text) {
    List<LogEntry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        JsonNode entry = read(line, number);
        entries.add(
            new LogEntry(entry.path("message").asString(""), entry.path("detail").asString("")));
      }
    }
    return entries;
  }

  private static JsonNode read(String line, int number) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Line " + number + " of the log is not JSON", e);
    }
  }
}
