package io.insula.fleet;

import java.time.Duration;

/**
 * How often, and after which pauses, a target is tried again when it failed because somebody held a
 * lock, or because the server or the connection went away. Meanwhile its worker does others.
 * Immutable.
 *
 * @param most how many times; 0 for never
 * @param first the pause before the first time; it doubles from time to time, and is spread by half
 *     of itself so that many don't come back at once
 * @param longest no pause is longer
 */
public record Retries(int most, Duration first, Duration longest) {
  /** Ten times, within about a minute and a half. */
  public static final Retries DEFAULT =
      new Retries(10, Duration.ofMillis(500), Duration.ofSeconds(15));

  /** Never again. */
  public static final Retries NONE = new Retries(0, Duration.ZERO, Duration.ZERO);

  public Retries {
    if (most < 0 || first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "Retries can't be " + most + " times after " + first + " to " + longest);
    }
  }

  /** The same, that many times. */
  public Retries most(int times) {
    return new Retries(times, first, longest);
  }

  /**
   * The pause before another attempt.
   *
   * @param attempt the one that failed, from 1
   * @param random from 0 to 1
   */
  Duration pause(int attempt, double random) {
    double doubled = first.toNanos() * Math.pow(2, Math.min(attempt - 1, 30));
    double nanos = Math.min(doubled, (double) longest.toNanos());
    return Duration.ofNanos(Math.round(nanos * (0.5 + random)));
  }
}
