package io.insula.operations;

import io.insula.InsulaException;
import io.insula.Tenant;
import io.insula.operations.SeedReport.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seeds many tenants, several at a time; workers take the next one as they get free. One use. */
final class SeedRun {
  private static final Logger log = LoggerFactory.getLogger(SeedRun.class);

  private final Consumer<Tenant> seed;
  private final SeedListener listener;
  private final Queue<Tenant> waiting;
  private final int total;
  private final List<Outcome> outcomes = new ArrayList<>();
  private volatile boolean stopped;

  SeedRun(Collection<Tenant> tenants, Consumer<Tenant> seed, SeedListener listener) {
    this.seed = seed;
    this.listener = listener;
    this.waiting = new ConcurrentLinkedQueue<>(tenants);
    this.total = tenants.size();
  }

  List<Outcome> run(int jobs) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 1; i <= Math.min(jobs, total); i++) {
      Thread worker = new Thread(this::work, "insula-seed-" + i);
      worker.setDaemon(true);
      workers.add(worker);
    }
    workers.forEach(Thread::start);
    workers.forEach(this::join);
    if (stopped) {
      Thread.currentThread().interrupt();
    }
    return outcomes();
  }

  private synchronized List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  private void join(Thread worker) {
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        stopped = true;
      }
    }
  }

  private void work() {
    for (Tenant tenant = waiting.poll(); tenant != null; tenant = waiting.poll()) {
      attempt(tenant);
    }
  }

  private void attempt(Tenant tenant) {
    long begun = System.nanoTime();
    Exception failure = null;
    try {
      if (stopped) {
        throw new InsulaException("Not begun for tenant \"" + tenant.id() + "\": interrupted");
      }
      seed.accept(tenant);
    } catch (RuntimeException e) {
      failure = e;
    } catch (Error e) {
      failure = new InsulaException("Tenant \"" + tenant.id() + "\" was broken off: " + e, e);
    }
    done(new Outcome(tenant.id(), Duration.ofNanos(System.nanoTime() - begun), failure));
  }

  private synchronized void done(Outcome outcome) {
    outcomes.add(outcome);
    try {
      listener.done(outcome, outcomes.size(), total);
    } catch (RuntimeException e) {
      log.warn("A listener of the seeds failed; the others go on", e);
    }
  }
}
