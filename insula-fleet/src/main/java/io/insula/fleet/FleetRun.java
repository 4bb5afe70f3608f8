package io.insula.fleet;

import io.insula.InsulaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies migrations to many targets. Thread-safe. */
public final class FleetRun {
  private static final Logger LOG = LoggerFactory.getLogger(FleetRun.class);

  private final Migrator migrator;
  private final int workers;
  private final FleetListener listener;

  /**
   * @param migrator does the work for one target
   * @param workers how many targets are worked on at a time
   * @param listener told of everything
   */
  public FleetRun(Migrator migrator, int workers, FleetListener listener) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers is " + workers + "; it takes at least one");
    }
    this.migrator = migrator;
    this.workers = workers;
    this.listener = listener;
  }

  /**
   * Applies what is pending to each target. Workers take the next one as they get free; one that
   * fails stops nobody. When the calling thread is interrupted, no further target is begun.
   */
  public FleetResult run(Collection<MigrationTarget> targets, Migrations migrations) {
    Work work = new Work(targets, migrations);
    tell(l -> l.runStarted(work.total));
    long start = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(workers, work.total); i++) {
      Thread thread = new Thread(work, "insula-fleet-" + (i + 1));
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    join(threads, work);
    return work.result(Duration.ofNanos(System.nanoTime() - start));
  }

  private static void join(List<Thread> threads, Work work) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          work.stop();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Consumer<FleetListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException e) {
      LOG.warn("A listener of the fleet failed; the run goes on", e);
    }
  }

  private final class Work implements Runnable {
    private final int total;
    private final Queue<MigrationTarget> waiting;
    private final Migrations migrations;
    private final List<MigrationResult> finished = new ArrayList<>();
    private final List<FleetResult.Failure> failed = new ArrayList<>();
    private volatile boolean stopped;

    Work(Collection<MigrationTarget> targets, Migrations migrations) {
      this.total = targets.size();
      this.waiting = new ConcurrentLinkedQueue<>(targets);
      this.migrations = migrations;
    }

    @Override
    public void run() {
      @Nullable MigrationTarget target = waiting.poll();
      while (target != null) {
        work(target);
        target = waiting.poll();
      }
    }

    private void work(MigrationTarget target) {
      if (stopped) {
        failed(target, new InsulaException("Not begun for " + target.label() + ": interrupted"));
        return;
      }
      tell(l -> l.started(target));
      try {
        finished(migrator.apply(target, migrations));
      } catch (RuntimeException e) {
        failed(target, e);
      }
    }

    private synchronized void finished(MigrationResult result) {
      finished.add(result);
      tell(l -> l.finished(result));
      progress();
    }

    private synchronized void failed(MigrationTarget target, RuntimeException cause) {
      failed.add(new FleetResult.Failure(target, cause));
      tell(l -> l.failed(target, cause));
      progress();
    }

    private void progress() {
      int done = finished.size() + failed.size();
      tell(l -> l.progress(done, failed.size(), total));
    }

    private void stop() {
      stopped = true;
    }

    private synchronized FleetResult result(Duration took) {
      return new FleetResult(finished, failed, took);
    }
  }
}
