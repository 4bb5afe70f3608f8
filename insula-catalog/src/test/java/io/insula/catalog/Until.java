package io.insula.catalog;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again until something is so, or the time is up. */
final class Until {
  private Until() {}

  static void isTrue(Duration limit, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("It is not so after " + limit);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}
