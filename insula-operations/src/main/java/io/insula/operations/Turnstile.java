package io.insula.operations;

import io.insula.InsulaException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets a few at a time do the work that needs several connections; the others wait in line. */
final class Turnstile {
  /** How many at a time. */
  static final int WIDTH = 8;

  private final Semaphore permits = new Semaphore(WIDTH, true);

  <T> T pass(Supplier<T> work) {
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InsulaException("Interrupted while waiting in line; nothing was begun.", e);
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}
