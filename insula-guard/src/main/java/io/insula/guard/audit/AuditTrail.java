package io.insula.guard.audit;

import io.insula.jdbc.Secret;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is to be recorded. Thread-safe.
 *
 * <p>What was acknowledged is not lost: it is committed in the database or forced to a local file.
 * Many entries share a transaction. {@link #record} waits at most {@link AuditSettings#patience()},
 * {@link #submit} not at all; what can't be taken is refused and counted, never dropped in silence.
 */
public final class AuditTrail implements AutoCloseable {
  private final AuditSettings settings;
  private final Scribe scribe;
  private final AuditChain chain;
  private final Telling telling;
  private final Counts counts = new Counts();
  private final BlockingQueue<Pending> queue;
  private final @Nullable Spool spool;
  private final AuditWriter writer;

  private AuditTrail(
      AuditConnections connections,
      AuditChain chain,
      AuditKey key,
      AuditSettings settings,
      Scribe scribe,
      AuditListener listener) {
    this.settings = settings;
    this.scribe = scribe;
    this.chain = chain;
    this.telling = new Telling(listener);
    this.queue = new ArrayBlockingQueue<>(settings.queue());
    this.spool = settings.spool() == null ? null : new Spool(settings.spool(), key);
    this.writer =
        new AuditWriter(connections, chain, settings, scribe, queue, spool, counts, telling);
    this.writer.start();
  }

  /**
   * Begins to keep a trail; what earlier processes left in the spool folder is written first.
   *
   * @param connections of a role that may append
   * @param secret the installation's
   * @param actor who acts where nobody is named
   * @param clock what events are timed by
   */
  public static AuditTrail open(
      AuditConnections connections,
      Secret secret,
      AuditSettings settings,
      String actor,
      Clock clock,
      AuditListener listener) {
    return open(connections, secret, settings, actor, clock, listener, UnaryOperator.identity());
  }

  /**
   * @param time what time it is, given the database's
   */
  static AuditTrail open(
      AuditConnections connections,
      Secret secret,
      AuditSettings settings,
      String actor,
      Clock clock,
      AuditListener listener,
      UnaryOperator<Instant> time) {
    return new AuditTrail(
        connections,
        new AuditChain(secret, time),
        new AuditKey(secret),
        settings,
        Scribe.of(actor, clock),
        listener);
  }

  /**
   * Records it, and waits until it is safe.
   *
   * @throws AuditUnavailableException if that did not come about in time; it may be in the trail
   *     nevertheless
   */
  public AuditReceipt record(AuditRecord record) {
    Pending pending = Pending.of(scribe.fact(record));
    long deadline = System.nanoTime() + settings.patience().toNanos();
    try {
      return await(pending, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse(pending, "interrupted.", e);
      return pending.outcome();
    }
  }

  private AuditReceipt await(Pending pending, long deadline) throws InterruptedException {
    if (spool != null) {
      Duration hurry = shorter(settings.hurry(), left(deadline));
      if (!queue.offer(pending) || !pending.await(hurry)) {
        spool(pending, spool);
      }
    } else if (!queue.offer(pending, left(deadline).toNanos(), TimeUnit.NANOSECONDS)) {
      refuse(pending, "too much waits already.", null);
    } else if (!pending.await(left(deadline))) {
      refuse(pending, "the database did not take it in time.", null);
    }
    return pending.outcome();
  }

  private void spool(Pending pending, Spool files) {
    try {
      files.append(List.of(pending.fact()));
      if (pending.acknowledge(AuditReceipt.Where.SPOOL)) {
        counts.spooled(1);
        telling.tell(List.of(pending.fact()));
      }
    } catch (IOException e) {
      refuse(pending, "neither database nor spool take it.", e);
    }
  }

  /** Unless it was acknowledged meanwhile. */
  private void refuse(Pending pending, String why, @Nullable Throwable cause) {
    if (pending.giveUp(why, cause)) {
      counts.refused(1);
    }
  }

  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /**
   * Records it soon. Does not wait, and does not throw for want of room: the receipt then fails.
   *
   * @return the receipt, or an {@link AuditUnavailableException}
   */
  public CompletionStage<AuditReceipt> submit(AuditRecord record) {
    Pending pending = Pending.of(scribe.fact(record));
    if (!queue.offer(pending)) {
      refuse(pending, "too much waits already.", null);
    }
    return pending.stage();
  }

  /**
   * Appends to the trail in a transaction of the caller's, who commits next: what the transaction
   * does and its entries are there together or not at all. From here until then nobody else can
   * append. Call {@link #committed} afterwards.
   *
   * @param connection of a role that may append, with autocommit off
   */
  public List<AuditFact> append(Connection connection, List<AuditRecord> records)
      throws SQLException {
    List<AuditFact> facts = new ArrayList<>();
    records.forEach(record -> facts.add(scribe.fact(record)));
    chain.append(connection, facts, false, scribe);
    return facts;
  }

  /** Tells the listeners of what was appended, and committed. */
  public void committed(List<AuditFact> facts) {
    counts.written(facts.size());
    telling.tell(facts);
  }

  /** What was done since it was opened. */
  public AuditStats stats() {
    return counts.stats(queue.size(), writer.isAway());
  }

  /**
   * Writes what waits, for no longer than the patience of the settings; what is in the spool then
   * stays there for the next process.
   */
  @Override
  public void close() {
    writer.close();
    List<Pending> rest = new ArrayList<>();
    queue.drainTo(rest);
    rest.forEach(this::leave);
    if (spool != null) {
      spool.close();
    }
  }

  private void leave(Pending pending) {
    if (spool != null) {
      spool(pending, spool);
    } else {
      refuse(pending, "it is closed.", null);
    }
  }
}
