package io.insula.fleet;

import io.insula.InsulaException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Takes one target after the other from the queue of its crew, until there is none. */
final class Worker implements Runnable {
  private static final Retries WHILE_BUSY =
      new Retries(0, Duration.ofMillis(20), Duration.ofMillis(500));

  private final Crew crew;
  private final Tally tally;
  private final FleetListener listener;

  /** Those who work on one cluster together. */
  record Crew(TargetQueue queue, Migrator migrator, FleetSettings settings, Migrations migrations) {
    int size() {
      return queue.size();
    }
  }

  Worker(Crew crew, Tally tally, FleetListener listener) {
    this.crew = crew;
    this.tally = tally;
    this.listener = listener;
  }

  @Override
  public void run() {
    try {
      for (TargetQueue.Entry next = crew.queue.take(); next != null; next = crew.queue.take()) {
        work(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(TargetQueue.Entry entry) {
    MigrationTarget target = entry.target;
    listener.started(target);
    try {
      MigrationResult result =
          crew.settings
              .interceptor()
              .around(
                  target,
                  () -> crew.migrator.apply(target, crew.migrations, listener, Duration.ZERO));
      tally.finished(result);
      crew.queue.done();
    } catch (RuntimeException e) {
      failed(entry, e);
    } catch (Error e) {
      failed(entry, new InsulaException(target.label() + " was broken off: " + e, e));
    }
  }

  private void failed(TargetQueue.Entry entry, RuntimeException failure) {
    Duration pause = pause(entry, failure);
    if (pause == null || !crew.queue.again(entry, pause)) {
      tally.failed(entry.target, failure);
      crew.queue.done();
    }
  }

  /** What the file that failed says of it, or else the settings. */
  private int most(RuntimeException failure) {
    Integer own = failure instanceof MigrationFailedException failed ? failed.retries() : null;
    return own == null ? crew.settings.retries().most() : own;
  }

  /** How long until it is tried again; null for never. */
  private @Nullable Duration pause(TargetQueue.Entry entry, RuntimeException failure) {
    double random = ThreadLocalRandom.current().nextDouble();
    if (failure instanceof PlaceBusyException) {
      Duration busy = entry.busyFor();
      int turn = 1 + (int) Math.min(10, busy.toMillis() / 100);
      return busy.compareTo(crew.settings.patience()) < 0 ? WHILE_BUSY.pause(turn, random) : null;
    }
    int attempt = entry.failedAgain(failure);
    if (!Transience.mayPass(failure) || attempt > most(failure)) {
      return null;
    }
    Duration pause = crew.settings.retries().pause(attempt, random);
    listener.retrying(entry.target, failure, attempt, pause);
    return pause;
  }
}
