package io.insula.operations;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews leases while long steps run, so that nobody takes them for abandoned. */
final class Heartbeat implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

  private final long pause;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(Heartbeat::thread);

  Heartbeat(Duration lease) {
    this.pause = Math.max(1, lease.toMillis() / 3);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "insula-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  /** Renews now and then, until it is closed. */
  Beat start(Runnable renewal) {
    Future<?> beats =
        scheduler.scheduleWithFixedDelay(
            () -> attempt(renewal), pause, pause, TimeUnit.MILLISECONDS);
    return () -> beats.cancel(false);
  }

  private static void attempt(Runnable renewal) {
    try {
      renewal.run();
    } catch (RuntimeException e) {
      log.warn("A lease was not renewed; the operation notices at its next step", e);
    }
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  /** Renewals that go on until they are closed. */
  interface Beat extends AutoCloseable {
    @Override
    void close();
  }
}
