package io.insula.guard.audit;

import io.insula.guard.audit.AuditReceipt.Where;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes a trail's entries to the database, many in one transaction. While the
 * database is away it puts them into the spool, and drains that when the database is back; without
 * a spool it holds on to them and tries again.
 */
final class AuditWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AuditWriter.class);
  private static final long PAUSE_MILLIS = 100;

  private final AuditConnections connections;
  private final AuditChain chain;
  private final AuditSettings settings;
  private final Scribe scribe;
  private final BlockingQueue<Pending> queue;
  private final @Nullable Spool spool;
  private final Counts counts;
  private final Telling telling;
  private final Thread thread;
  private volatile boolean away;
  private volatile boolean closing;
  private long retryAt = System.nanoTime();

  AuditWriter(
      AuditConnections connections,
      AuditChain chain,
      AuditSettings settings,
      Scribe scribe,
      BlockingQueue<Pending> queue,
      @Nullable Spool spool,
      Counts counts,
      Telling telling) {
    this.connections = connections;
    this.chain = chain;
    this.settings = settings;
    this.scribe = scribe;
    this.queue = queue;
    this.spool = spool;
    this.counts = counts;
    this.telling = telling;
    this.thread = new Thread(this::work, "insula-audit");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  boolean isAway() {
    return away;
  }

  private void work() {
    List<Pending> held = new ArrayList<>();
    while (!(closing && queue.isEmpty() && held.isEmpty())) {
      try {
        drain();
        held = write(held.isEmpty() ? take() : held);
      } catch (InterruptedException e) {
        held.forEach(this::leave);
        return; // closed, and too long at it
      } catch (RuntimeException e) {
        log.error("The writer of the audit trail stumbled, and goes on", e);
      }
    }
  }

  private List<Pending> take() throws InterruptedException {
    List<Pending> batch = new ArrayList<>();
    Pending first = queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, settings.batch() - 1);
    }
    return batch;
  }

  /**
   * @return what is still to be written
   */
  private List<Pending> write(List<Pending> batch) throws InterruptedException {
    List<Pending> open = new ArrayList<>(batch.stream().filter(Pending::isOpen).toList());
    if (open.isEmpty()) {
      return List.of();
    }
    boolean again = away;
    if (isDue() && append(facts(open), again)) {
      acknowledge(open, Where.TRAIL);
      return List.of();
    }
    if (spool != null) {
      putAside(open, spool);
      return List.of();
    }
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    return open;
  }

  private boolean isDue() {
    return !away || System.nanoTime() - retryAt >= 0;
  }

  private void putAside(List<Pending> open, Spool files) {
    try {
      files.append(facts(open));
      acknowledge(open, Where.SPOOL);
    } catch (IOException e) {
      log.error("Neither the database nor the spool take entries of the audit trail", e);
      open.forEach(pending -> refuse(pending, "neither database nor spool take it.", e));
    }
  }

  private void leave(Pending pending) {
    if (spool != null) {
      putAside(List.of(pending), spool);
    } else {
      refuse(pending, "it is closed.", null);
    }
  }

  private void refuse(Pending pending, String why, @Nullable Throwable cause) {
    if (pending.giveUp(why, cause)) {
      counts.refused(1);
    }
  }

  private void acknowledge(List<Pending> open, Where where) {
    List<AuditFact> told = new ArrayList<>();
    for (Pending pending : open) {
      if (pending.acknowledge(where)) {
        told.add(pending.fact());
      }
    }
    if (where == Where.TRAIL) {
      counts.written(told.size());
    } else {
      counts.spooled(told.size());
    }
    telling.tell(told);
  }

  private void drain() {
    if (spool == null || !isDue() || spool.isEmpty()) {
      return;
    }
    try {
      spool.drain(settings.batch(), new Draining());
    } catch (Exception e) {
      log.warn("The spool of the audit trail could not be drained yet: {}", e.toString());
      failed();
    }
  }

  private static List<AuditFact> facts(List<Pending> batch) {
    return batch.stream().map(Pending::fact).toList();
  }

  private boolean append(List<AuditFact> facts, boolean again) {
    try {
      commit(facts, again);
      if (away) {
        log.info("The audit trail reaches the database again");
      }
      away = false;
      return true;
    } catch (SQLException | RuntimeException e) {
      if (!away) {
        log.warn("The audit trail can't reach the database: {}", e.getMessage());
      }
      failed();
      return false;
    }
  }

  private void failed() {
    away = true;
    retryAt = System.nanoTime() + settings.retry().toNanos();
  }

  private int commit(List<AuditFact> facts, boolean again) throws SQLException {
    try (Connection connection = connections.open()) {
      int written = chain.append(connection, facts, again, scribe).size();
      connection.commit();
      return written;
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join(settings.patience().toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(settings.patience().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was in the spool may be in the trail already. */
  private final class Draining implements Spool.Sink {
    @Override
    public void take(List<AuditFact> facts) throws SQLException {
      counts.drained(commit(facts, true));
      away = false;
    }

    @Override
    public void damaged(String file, int lines) throws SQLException {
      AuditRecord record =
          AuditRecord.failed(AuditActions.SPOOL_DAMAGED)
              .severity(AuditSeverity.CRITICAL)
              .object(file)
              .detail("lines", lines);
      commit(List.of(scribe.fact(record)), false);
    }
  }
}
