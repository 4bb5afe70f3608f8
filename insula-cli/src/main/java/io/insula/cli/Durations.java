package io.insula.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
final class Durations {
  private static final double MILLIS_PER_NANO = 1e-6;

  private Durations() {}

  /** Such as {@code 0.84 ms}, {@code 12 ms}, {@code 1.3 s}, {@code 2 min 5 s}. */
  static String shown(Duration duration) {
    double millis = duration.toNanos() * MILLIS_PER_NANO;
    if (millis < 10) {
      return String.format(Locale.ROOT, "%.2f ms", millis);
    }
    if (millis < 1000) {
      return String.format(Locale.ROOT, "%.0f ms", millis);
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }
    return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }
}
