package io.insula.test;

import java.util.concurrent.ThreadFactory;

/** Threads that keep no JVM alive. */
final class Daemon {
  private Daemon() {}

  static ThreadFactory named(String name) {
    return work -> {
      Thread thread = new Thread(work, "insula-test-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
