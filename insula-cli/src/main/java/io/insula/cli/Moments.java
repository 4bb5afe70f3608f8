package io.insula.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Moments as people write them. */
final class Moments {
  private Moments() {}

  /**
   * Such as {@code 2026-11-01} (its beginning, UTC), {@code 2026-11-01T08:00:00Z}, or {@code 30d}
   * for so long ago.
   *
   * @throws UsageException if it is none
   */
  static Instant parse(String text) {
    String stripped = text.strip();
    try {
      if (stripped.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return stripped.contains("T")
          ? Instant.parse(stripped)
          : Instant.now().minus(Durations.parse(stripped));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UsageException(
          "\"" + text + "\" is no moment; write 2026-11-01, 2026-11-01T08:00:00Z or 30d.");
    }
  }
}
