package io.insula.test.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same in several threads at once. */
final class Together {
  private static final int THREADS = 4;
  private static final int TIMES = 50;

  private Together() {}

  /** What came of each; the first failure comes through. */
  static <T> List<T> run(Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<T> results = new ArrayList<>();
      for (Future<List<T>> future : threads.invokeAll(tasks(work))) {
        results.addAll(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> List<Callable<List<T>>> tasks(Callable<T> work) {
    List<Callable<List<T>>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      tasks.add(
          () -> {
            List<T> results = new ArrayList<>();
            for (int n = 0; n < TIMES; n++) {
              results.add(work.call());
            }
            return results;
          });
    }
    return tasks;
  }
}
