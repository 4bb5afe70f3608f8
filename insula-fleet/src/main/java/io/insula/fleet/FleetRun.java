package io.insula.fleet;

import io.insula.InsulaException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies migrations to many targets. Thread-safe. */
public final class FleetRun {
  private final Migrator migrator;
  private final FleetSettings settings;
  private final FleetListener listener;

  /**
   * @param migrator does the work for one target
   * @param settings how
   * @param listener told of everything
   */
  public FleetRun(Migrator migrator, FleetSettings settings, FleetListener listener) {
    this.migrator = migrator;
    this.settings = settings;
    this.listener = new SafeListener(listener);
  }

  /**
   * With the default settings.
   *
   * @param workers how many targets of one cluster are worked on at a time
   */
  public FleetRun(Migrator migrator, int workers, FleetListener listener) {
    this(migrator, FleetSettings.DEFAULT.workers(workers), listener);
  }

  /**
   * Applies what is pending to each target. Workers take the next one as they get free; one that
   * fails stops nobody, unless the settings say so; one whose tables are in use is tried again
   * later. Many may run at once, also on several machines: they share the work. When the calling
   * thread is interrupted, no further target is begun.
   */
  public FleetResult run(Collection<MigrationTarget> targets, Migrations migrations) {
    Tally tally = new Tally(listener, targets.size());
    listener.runStarted(targets.size());
    List<Worker.Crew> crews = new ArrayList<>();
    byCluster(targets)
        .forEach(
            (cluster, some) ->
                crews.add(new Worker.Crew(new TargetQueue(some), migrator, settings, migrations)));
    Runnable stop = () -> crews.forEach(crew -> stop(crew, tally));
    tally.onFailure(settings.stopOnError() ? stop : () -> {});
    join(start(crews, tally), stop);
    FleetResult result = tally.result();
    listener.runFinished(result);
    return result;
  }

  private static Map<String, List<MigrationTarget>> byCluster(Collection<MigrationTarget> targets) {
    Map<String, List<MigrationTarget>> groups = new LinkedHashMap<>();
    for (MigrationTarget target : targets) {
      groups.computeIfAbsent(target.placement().cluster(), c -> new ArrayList<>()).add(target);
    }
    return groups;
  }

  private List<Thread> start(List<Worker.Crew> crews, Tally tally) {
    List<Thread> threads = new ArrayList<>();
    for (Worker.Crew crew : crews) {
      for (int i = 0; i < Math.min(settings.workers(), crew.size()); i++) {
        Worker worker = new Worker(crew, tally, listener);
        Thread thread = new Thread(worker, "insula-fleet-" + (threads.size() + 1));
        thread.setDaemon(true);
        threads.add(thread);
      }
    }
    threads.forEach(Thread::start);
    return threads;
  }

  private static void stop(Worker.Crew crew, Tally tally) {
    for (TargetQueue.Entry entry : crew.queue().stop()) {
      RuntimeException failure = entry.failure();
      tally.skipped(entry.target, failure != null ? failure : notBegun(entry.target));
    }
  }

  private static InsulaException notBegun(MigrationTarget target) {
    return new InsulaException(
        "Not begun for " + target.label() + ", since the run was stopped before");
  }

  private static void join(List<Thread> threads, Runnable stop) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          stop.run();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
