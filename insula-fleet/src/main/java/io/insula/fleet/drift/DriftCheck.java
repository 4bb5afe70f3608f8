package io.insula.fleet.drift;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Compares places with what the migrations make. Thread-safe. */
public final class DriftCheck {
  private final DriftSettings settings;

  /**
   * @param settings where to look, and what for
   */
  public DriftCheck(DriftSettings settings) {
    this.settings = settings;
  }

  /**
   * Looks at all places; changes none. A place that can't be looked at is told, and stops nobody.
   */
  public DriftReport check(List<DriftPlace> places, DriftListener listener) {
    try (References references = new References(settings)) {
      return check(places, listener, references);
    }
  }

  DriftReport check(List<DriftPlace> places, DriftListener listener, References references) {
    long start = System.nanoTime();
    Outcomes outcomes = new Outcomes(places, listener);
    Checker checker = new Checker(settings, references, outcomes);
    Queue<List<DriftPlace>> waiting = new ConcurrentLinkedQueue<>(Batches.of(places));
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i < Math.min(settings.jobs(), waiting.size()); i++) {
      Thread thread = new Thread(() -> work(waiting, checker), "insula-drift-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    work(waiting, checker);
    threads.forEach(DriftCheck::join);
    return outcomes.report(Duration.ofNanos(System.nanoTime() - start));
  }

  private static void work(Queue<List<DriftPlace>> waiting, Checker checker) {
    @Nullable List<DriftPlace> batch = waiting.poll();
    while (batch != null) {
      checker.check(batch);
      batch = waiting.poll();
    }
  }

  /** The scratch places are in use until every worker has ended, so this can't be cut short. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
