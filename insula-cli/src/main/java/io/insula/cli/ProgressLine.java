package io.insula.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far long work is, how fast and how long still, on standard error: redrawn in place on a
 * terminal, a line every few seconds elsewhere. Short work says nothing. Thread-safe.
 */
final class ProgressLine implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration REPEAT = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final String what;
  private final LongSupplier nanos;
  private final long begun;
  private long next;
  private boolean drawn;

  ProgressLine(Terminal terminal, String what) {
    this(terminal, what, System::nanoTime);
  }

  ProgressLine(Terminal terminal, String what, LongSupplier nanos) {
    this.terminal = terminal;
    this.what = what;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.next = begun + PATIENCE.toNanos();
  }

  /** Says how far it is, if the last time was long enough ago. */
  synchronized void at(int done, int total) {
    long now = nanos.getAsLong();
    if (now < next || done == total) {
      return;
    }
    boolean inPlace = terminal.abilities().error();
    next = now + (inPlace ? REDRAW : REPEAT).toNanos();
    String line = line(done, total, now - begun);
    if (inPlace) {
      terminal.err().print("\r" + line + "\u001b[K");
      terminal.err().flush();
      drawn = true;
    } else {
      terminal.err().println(line);
    }
  }

  private String line(int done, int total, long elapsed) {
    if (done == 0) {
      return what + ": 0 of " + total;
    }
    double perSecond = done * 1e9 / Math.max(1, elapsed);
    Duration left = Duration.ofNanos(Math.round((total - done) / Math.max(1e-9, perSecond) * 1e9));
    return String.format(
        Locale.ROOT,
        "%s: %d of %d (%d %%), %.1f per second, %s left",
        what,
        done,
        total,
        100L * done / total,
        perSecond,
        Durations.shown(left));
  }

  /** Wipes the line from the terminal, since something else is to be said. */
  synchronized void wipe() {
    if (drawn) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
      drawn = false;
    }
  }

  @Override
  public void close() {
    wipe();
  }
}
