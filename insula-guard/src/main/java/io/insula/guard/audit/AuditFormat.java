package io.insula.guard.audit;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How entries are exported. */
public enum AuditFormat {
  /** One JSON object in each line, with everything. */
  JSON_LINES {
    @Override
    String line(Map<String, @Nullable Object> entry) {
      return AuditJson.write(entry);
    }
  },
  /**
   * Comma-separated, with a heading, quoted. A text that a spreadsheet would run as a formula gets
   * an apostrophe before it.
   */
  CSV {
    @Override
    @Nullable String heading(Collection<String> columns) {
      return String.join(",", columns);
    }

    @Override
    String line(Map<String, @Nullable Object> entry) {
      return entry.values().stream().map(AuditFormat::cell).collect(Collectors.joining(","));
    }
  };

  private static final String FORMULA = "=+-@\t\r";

  @Nullable String heading(Collection<String> columns) {
    return null;
  }

  abstract String line(Map<String, @Nullable Object> entry);

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number) {
      return value.toString();
    }
    String text = value instanceof Map<?, ?> map ? AuditJson.write(map) : value.toString();
    String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
