package io.insula.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people read them. */
final class Durations {
  private static final double MILLIS_PER_NANO = 1e-6;

  private static final Pattern WRITTEN = Pattern.compile("(\\d+) ?(ms|s|min|m|h|d)");

  private Durations() {}

  /**
   * Such as {@code 500ms}, {@code 2s}, {@code 10m}, {@code 2h}, {@code 1d}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Duration parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no time; write it like 500ms, 2s, 10m or 2h");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

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
