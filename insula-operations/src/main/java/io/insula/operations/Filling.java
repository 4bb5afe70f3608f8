package io.insula.operations;

import io.insula.InsulaException;
import io.insula.catalog.ReadyKind;
import io.insula.catalog.ReadyPlace;
import io.insula.catalog.ReadyPlace.State;
import io.insula.catalog.ReadyStock;
import io.insula.operations.ReadyPool.FillListener;
import io.insula.operations.ReadyPool.FillReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the stock of ready places to its size, once. Its workers share one tally. */
final class Filling {
  /** After so many failures something is wrong with more than one place. */
  static final int PATIENCE = 3;

  private static final Logger log = LoggerFactory.getLogger(Filling.class);

  private final ReadyWork work;
  private final List<ReadyStock> stocks;
  private final FillListener listener;
  private final BooleanSupplier stopped;
  private final List<ReadyPlace> failed = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private int made;
  private int removed;

  /**
   * @param stocks what there is
   * @param stopped whether to begin with no other place
   */
  Filling(ReadyWork work, List<ReadyStock> stocks, FillListener listener, BooleanSupplier stopped) {
    this.work = work;
    this.stocks = stocks;
    this.listener = listener;
    this.stopped = stopped;
  }

  /** With that many workers. */
  FillReport run(int workers) {
    ExecutorService threads = Executors.newFixedThreadPool(workers, Filling::thread);
    try {
      for (int i = 0; i < workers; i++) {
        threads.execute(this::run);
      }
      threads.shutdown();
      while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
        log.info("Ready places are still being made");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InsulaException("Filling the ready pool was interrupted; run it again.", e);
    } finally {
      threads.shutdownNow();
    }
    return report();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "insula-fill");
    thread.setDaemon(true);
    return thread;
  }

  /** In this thread. */
  void run() {
    for (ReadyStock stock : stocks) {
      while (goesOn() && step(stock.kind())) {
        tell();
      }
    }
  }

  private boolean step(ReadyKind kind) {
    try {
      Optional<ReadyPlace> place = work.next(kind);
      place.ifPresent(this::carryOut);
      return place.isPresent();
    } catch (RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private void carryOut(ReadyPlace place) {
    try {
      work.carryOut(place);
      done(place.state());
    } catch (RuntimeException e) {
      failed(e);
      keep(place);
    }
  }

  private synchronized boolean goesOn() {
    return !stopped.getAsBoolean()
        && failures.size() < PATIENCE
        && !Thread.currentThread().isInterrupted();
  }

  private synchronized void done(State state) {
    if (state == State.REMOVING) {
      removed++;
    } else {
      made++;
    }
  }

  private synchronized void failed(RuntimeException failure) {
    failures.add(failure);
  }

  /** Held to the end, or the next step would be to try it again. */
  private synchronized void keep(ReadyPlace place) {
    failed.add(place);
  }

  private synchronized void tell() {
    int done = made + removed + failures.size();
    try {
      listener.done(done, Math.max(done, total()));
    } catch (RuntimeException e) {
      log.warn("A listener of the ready pool failed; filling goes on", e);
    }
  }

  private int total() {
    return stocks.stream().mapToInt(stock -> Math.abs(stock.size() - stock.ready())).sum();
  }

  /** What was done; gives back what failed. */
  synchronized FillReport report() {
    failed.forEach(work::giveBack);
    failed.clear();
    return new FillReport(made, removed, failures);
  }
}
