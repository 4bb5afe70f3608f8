package io.insula.benchmarks;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** As many threads as the fleet has workers; each takes the next item as it gets free. */
final class Crew {
  static final int THREADS = 4;

  private Crew() {}

  /** Work on one item. */
  @FunctionalInterface
  interface Work<T> {
    void on(T item) throws Exception;
  }

  /** Does all, and gives the milliseconds that it took. */
  static <T> double millis(Collection<T> items, Work<T> work) throws Exception {
    Queue<T> waiting = new ConcurrentLinkedQueue<>(items);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    long start = System.nanoTime();
    try {
      for (Future<?> done :
          IntStream.range(0, THREADS)
              .mapToObj(i -> threads.submit(() -> drain(waiting, work)))
              .toList()) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdown();
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static <T> boolean drain(Queue<T> waiting, Work<T> work) throws Exception {
    for (T item = waiting.poll(); item != null; item = waiting.poll()) {
      work.on(item);
    }
    return true;
  }
}
