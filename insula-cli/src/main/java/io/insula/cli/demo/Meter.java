package io.insula.cli.demo;

import java.time.Duration;
import java.util.Arrays;

/** Counts the requests of one shop. Thread-safe. */
final class Meter {
  private static final int REMEMBERED = 256;
  private static final int WINDOW_SECONDS = 5;

  private final long[] latencies = new long[REMEMBERED];
  private final long[] perSecond = new long[WINDOW_SECONDS + 1];
  private long served;
  private long second = -1;
  private long refused;
  private long errors;
  private long invoices;

  synchronized void served(Duration latency, long now) {
    latencies[(int) (served++ % REMEMBERED)] = latency.toNanos();
    moveTo(now);
    perSecond[slot(now)]++;
    refused = 0;
  }

  synchronized void refused() {
    refused++;
  }

  synchronized void failed() {
    errors++;
  }

  synchronized void sees(long count) {
    invoices = count;
  }

  synchronized long invoices() {
    return invoices;
  }

  /** Over the last full seconds. */
  synchronized double perSecond(long now) {
    moveTo(now);
    return (Arrays.stream(perSecond).sum() - perSecond[slot(now)]) / (double) WINDOW_SECONDS;
  }

  synchronized Duration percentile(double share) {
    int size = (int) Math.min(served, REMEMBERED);
    if (size == 0) {
      return Duration.ZERO;
    }
    long[] sorted = Arrays.copyOf(latencies, size);
    Arrays.sort(sorted);
    return Duration.ofNanos(sorted[(int) Math.min(size - 1, Math.ceil(share * size) - 1)]);
  }

  synchronized long refusals() {
    return refused;
  }

  synchronized long errors() {
    return errors;
  }

  /** Forgets what is older than the window. */
  private void moveTo(long now) {
    for (long next = Math.max(second + 1, now - WINDOW_SECONDS); next <= now; next++) {
      perSecond[slot(next)] = 0;
    }
    second = Math.max(second, now);
  }

  private static int slot(long second) {
    return (int) (second % (WINDOW_SECONDS + 1));
  }
}
