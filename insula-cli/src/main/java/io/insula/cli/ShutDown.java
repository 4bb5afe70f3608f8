package io.insula.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens at Ctrl-C. A command that waits for it ({@link #await}) ends in its own good order;
 * from the others, what they opened is closed, so that no server is left behind. Thread-safe.
 */
final class ShutDown {
  private static final long GRACE_SECONDS = 60;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Deque<Runnable> undone = new ConcurrentLinkedDeque<>();
  private volatile boolean orderly;
  private volatile int code;

  /** Listens to the signals that end this process. */
  static ShutDown onSignals(PrintStream err) {
    ShutDown shutDown = new ShutDown();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown.signalled(err), "shut-down"));
    return shutDown;
  }

  /** Asks the command to end. */
  void ask() {
    asked.countDown();
  }

  /** Whether the command was asked to end. */
  boolean asked() {
    return asked.getCount() == 0;
  }

  /** From here on the command ends by itself when it is asked to. */
  void orderly() {
    orderly = true;
  }

  /** Waits until somebody asks the command to end, and at most that long. */
  boolean await(Duration longest) {
    try {
      return asked.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** To be closed at a signal, unless it is closed before. */
  void remember(Runnable close) {
    undone.push(close);
  }

  void forget(Runnable close) {
    undone.remove(close);
  }

  /** The command has ended with that code. */
  void ended(int exitCode) {
    code = exitCode;
    ended.countDown();
  }

  private void signalled(PrintStream err) {
    if (ended.getCount() == 0) {
      return; // no signal: the process ends by itself
    }
    ask();
    if (orderly && finished()) {
      Runtime.getRuntime().halt(code);
    }
    for (Runnable close : undone) {
      try {
        close.run();
      } catch (RuntimeException e) {
        err.println("insula: " + e.getMessage());
      }
    }
  }

  private boolean finished() {
    try {
      return ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
