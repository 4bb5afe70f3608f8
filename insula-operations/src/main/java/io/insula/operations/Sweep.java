package io.insula.operations;

import io.insula.catalog.PlaceState;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings all that is behind up to date, one place after the other, in the background of a process;
 * of several processes one does it.
 */
final class Sweep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sweep.class);
  private static final String LOCK = "sweep";

  private final Home home;
  private final FleetWork work;
  private final WaveRuns waves;
  private final Thread thread;

  Sweep(Home home, FleetWork work, WaveRuns waves) {
    this.home = home;
    this.work = work;
    this.waves = waves;
    this.thread = new Thread(this::sweep, "insula-sweep");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void sweep() {
    try {
      Optional<HomeLock> lock = home.tryLock(LOCK);
      if (lock.isPresent()) {
        try (HomeLock held = lock.get()) {
          migrate();
        }
      }
    } catch (RuntimeException e) {
      log.warn(
          "The migration in the background was broken off; tenants that are behind stay so", e);
    }
  }

  private void migrate() {
    if (waves.open().isPresent()) {
      log.info("A run in waves is open, so nothing is migrated in the background");
      return;
    }
    MigrateOptions options = MigrateOptions.DEFAULT.jobs(1);
    List<PlaceState> behind = work.behind(options);
    FleetReport report = work.run(behind, options, FleetListener.NONE);
    report
        .failures()
        .forEach(
            outcome ->
                log.warn(
                    "{} could not be migrated in the background",
                    outcome.place(),
                    outcome.failure()));
  }

  /** Begins no further place, and waits for the one in work. */
  @Override
  public void close() {
    thread.interrupt();
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
