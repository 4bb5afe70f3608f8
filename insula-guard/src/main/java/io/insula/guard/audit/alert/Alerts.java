package io.insula.guard.audit.alert;

import io.insula.guard.audit.AuditFact;
import io.insula.guard.audit.AuditListener;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what this process records, and sends alerts from a thread of its own. When sinks are too
 * slow, further alerts are dropped and counted. Thread-safe.
 */
public final class Alerts implements AuditListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Alerts.class);
  private static final int WAITING = 100;
  private static final long LAST_SECONDS = 5;

  private final List<Watch> watches = new ArrayList<>();
  private final List<AlertSink> sinks;
  private final Clock clock;
  private final LongAdder sent = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), Alerts::thread);

  public Alerts(List<AlertRule> rules, List<AlertSink> sinks, Clock clock) {
    rules.forEach(rule -> watches.add(new Watch(rule)));
    this.sinks = List.copyOf(sinks);
    this.clock = clock;
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "insula-audit-alerts");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void recorded(AuditFact fact) {
    for (Watch watch : watches) {
      int count = watch.count(fact, clock.instant());
      if (count > 0) {
        dispatch(new Alert(watch.rule.name(), count, fact));
      }
    }
  }

  private void dispatch(Alert alert) {
    for (AlertSink sink : sinks) {
      try {
        thread.execute(() -> send(sink, alert));
      } catch (RejectedExecutionException e) {
        lost.increment();
      }
    }
  }

  private void send(AlertSink sink, Alert alert) {
    try {
      sink.send(alert);
      sent.increment();
    } catch (Exception e) {
      lost.increment();
      log.warn("The alert \"{}\" could not be sent: {}", alert.rule(), e.getMessage());
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** How many alerts were sent. */
  public long sent() {
    return sent.sum();
  }

  /** How many alerts could not be sent. */
  public long lost() {
    return lost.sum();
  }

  /** Sends what waits, for a few seconds. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Counts what meets one rule. */
  private static final class Watch {
    private final AlertRule rule;
    private final Deque<Instant> seen = new ArrayDeque<>();

    Watch(AlertRule rule) {
      this.rule = rule;
    }

    /** How many met the rule, if that is to be told now; else 0. */
    synchronized int count(AuditFact fact, Instant now) {
      if (!rule.matches(fact)) {
        return 0;
      }
      Instant begin = now.minus(rule.window());
      while (!seen.isEmpty() && !seen.peekFirst().isAfter(begin)) {
        seen.removeFirst();
      }
      seen.addLast(now);
      if (seen.size() < rule.threshold()) {
        return 0;
      }
      int count = seen.size();
      seen.clear();
      return count;
    }
  }
}
