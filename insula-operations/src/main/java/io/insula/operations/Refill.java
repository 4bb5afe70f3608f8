package io.insula.operations;

import io.insula.operations.ReadyPool.FillListener;
import io.insula.operations.ReadyPool.FillReport;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the ready pool in the background when it is woken, with one thread, which lives only as
 * long as there is work. Thread-safe.
 */
final class Refill implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Refill.class);

  /** How long closing waits until the place in work is made. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReadyRecords records;
  private final ReadyWork work;
  private final ThreadPoolExecutor thread;
  private volatile boolean closed;

  Refill(ReadyRecords records, ReadyWork work) {
    this.records = records;
    this.work = work;
    // One more run may wait while one goes on, since that may have looked too early.
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            Refill::thread,
            new ThreadPoolExecutor.DiscardPolicy());
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "insula-refill");
    thread.setDaemon(true);
    return thread;
  }

  /** Something may be missing. Returns at once. */
  void wake() {
    thread.execute(this::run);
  }

  private void run() {
    try {
      Filling filling = new Filling(work, records.stocks(), FillListener.NONE, () -> closed);
      filling.run();
      FillReport report = filling.report();
      report.failures().forEach(failure -> log.warn("{}", failure.getMessage(), failure));
    } catch (RuntimeException e) {
      log.warn("The ready pool was not refilled; the next sign-up has it tried again", e);
    }
  }

  /** Finishes the place in work, and begins no other. */
  @Override
  public void close() {
    closed = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
