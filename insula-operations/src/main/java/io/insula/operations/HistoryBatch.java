package io.insula.operations;

import io.insula.InsulaException;
import io.insula.operations.HistoryReport.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing to many places, some at a time, and keeps count. */
final class HistoryBatch {
  private static final Logger log = LoggerFactory.getLogger(HistoryBatch.class);

  private final HistoryListener listener;
  private final int jobs;
  private int done;

  HistoryBatch(HistoryListener listener, int jobs) {
    this.listener = listener;
    this.jobs = jobs;
  }

  /**
   * Does it.
   *
   * @param work throws nothing but errors: a failure is an outcome
   */
  <T> HistoryReport run(List<T> items, Function<T, Outcome> work) {
    if (items.isEmpty()) {
      return new HistoryReport(List.of());
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.min(jobs, items.size()), HistoryBatch::worker);
    try {
      List<Future<Outcome>> futures = new ArrayList<>();
      items.forEach(
          item -> futures.add(workers.submit(() -> told(work.apply(item), items.size()))));
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> future : futures) {
        outcomes.add(future.get());
      }
      return new HistoryReport(outcomes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InsulaException("Interrupted; what was begun is finished. Run it again.", e);
    } catch (ExecutionException e) {
      throw new InsulaException("The work broke off: " + e.getCause() + ". Run it again.", e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "insula-history");
    thread.setDaemon(true);
    return thread;
  }

  private synchronized Outcome told(Outcome outcome, int total) {
    done++;
    try {
      listener.done(outcome, done, total);
    } catch (RuntimeException e) {
      log.warn("A listener failed; the work goes on", e);
    }
    return outcome;
  }
}
