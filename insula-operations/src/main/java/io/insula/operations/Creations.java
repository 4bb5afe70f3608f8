package io.insula.operations;

import io.insula.operations.BatchReport.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Creates many tenants, a few at a time, and keeps count. */
final class Creations {
  private final Tenants tenants;
  private final BatchListener listener;
  private int done;

  Creations(Tenants tenants, BatchListener listener) {
    this.tenants = tenants;
    this.listener = listener;
  }

  BatchReport run(List<NewTenant> requests) {
    ExecutorService workers = Executors.newFixedThreadPool(Turnstile.WIDTH);
    try {
      List<Callable<Outcome>> calls = new ArrayList<>();
      requests.forEach(request -> calls.add(() -> create(request, requests.size())));
      return new BatchReport(outcomes(workers.invokeAll(calls), requests));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new io.insula.InsulaException(
          "Creating " + requests.size() + " tenants was interrupted; run it again to go on.", e);
    } finally {
      workers.shutdownNow();
    }
  }

  private Outcome create(NewTenant request, int total) {
    Outcome outcome = attempt(request);
    synchronized (this) {
      done++;
      Batch.tell(listener, outcome, done, total);
    }
    return outcome;
  }

  private Outcome attempt(NewTenant request) {
    try {
      tenants.create(request);
      return new Outcome(request.id(), null, List.of());
    } catch (RuntimeException e) {
      return new Outcome(request.id(), e, List.of());
    }
  }

  private static List<Outcome> outcomes(List<Future<Outcome>> futures, List<NewTenant> requests)
      throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<Outcome> future : futures) {
      try {
        outcomes.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("Creating " + requests.size() + " tenants", e.getCause());
      }
    }
    return outcomes;
  }
}
