package io.insula.guard.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what was refused, without letting whoever tries it again and again fill the trail: the
 * first time at once, its repetitions within a minute as one entry that counts them. Never waits,
 * and never fails. Thread-safe.
 */
public final class DenialLog implements AutoCloseable {
  /** For how long repetitions are counted together. */
  public static final Duration WINDOW = Duration.ofMinutes(1);

  /** How many different denials are told apart at a time; all others are counted together. */
  static final int DIFFERENT = 1_000;

  private static final Logger log = LoggerFactory.getLogger(DenialLog.class);

  private final AuditTrail trail;
  private final Clock clock;
  private final Map<Key, Repeats> open = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(DenialLog::thread);
  private final Future<?> telling;

  public DenialLog(AuditTrail trail, Clock clock) {
    this.trail = trail;
    this.clock = clock;
    long every = WINDOW.toSeconds() / 4;
    telling = timer.scheduleWithFixedDelay(this::tellExpired, every, every, TimeUnit.SECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "insula-audit-denials");
    thread.setDaemon(true);
    return thread;
  }

  /** Records it, or counts it. */
  public void denied(AuditRecord record) {
    if (isNew(record)) {
      submit(record);
    }
  }

  private synchronized boolean isNew(AuditRecord record) {
    Key key = Key.of(record);
    if (!open.containsKey(key) && open.size() >= DIFFERENT) {
      key = Key.OTHERS;
    }
    Repeats repeats = open.get(key);
    if (repeats == null) {
      open.put(key, new Repeats(record, AuditContext.current(), clock.instant()));
      return !key.equals(Key.OTHERS);
    }
    repeats.count++;
    return false;
  }

  /** Records the repetitions whose minute is over. */
  void tellExpired() {
    tell(clock.instant().minus(WINDOW));
  }

  private void tell(Instant until) {
    for (Repeats over : expired(until)) {
      AuditContext.use(over.origin, () -> submit(over.summary()));
    }
  }

  private synchronized List<Repeats> expired(Instant until) {
    List<Repeats> expired = new ArrayList<>();
    for (Iterator<Map.Entry<Key, Repeats>> all = open.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<Key, Repeats> one = all.next();
      if (!one.getValue().since.isAfter(until)) {
        all.remove();
        if (one.getValue().count > 0) {
          expired.add(one.getValue().of(one.getKey()));
        }
      }
    }
    return expired;
  }

  private void submit(AuditRecord record) {
    trail
        .submit(record)
        .whenComplete(
            (receipt, failure) -> {
              if (failure != null) {
                log.warn("A denial was not recorded: {}", failure.getMessage());
              }
            });
  }

  @Override
  public void close() {
    telling.cancel(false);
    timer.shutdownNow();
    tell(Instant.MAX);
  }

  /** What makes two denials the same. */
  private record Key(
      String action,
      @Nullable String tenant,
      @Nullable String object,
      @Nullable String actor,
      @Nullable String address) {
    static final Key OTHERS = new Key("", null, null, null, null);

    static Key of(AuditRecord record) {
      AuditOrigin origin = AuditContext.current();
      return new Key(
          record.action(),
          record.tenant() == null ? null : record.tenant().value(),
          record.object(),
          origin.actor(),
          origin.address());
    }
  }

  private static final class Repeats {
    private final AuditRecord record;
    private final AuditOrigin origin;
    private final Instant since;
    private long count;

    Repeats(AuditRecord record, AuditOrigin origin, Instant since) {
      this.record = record;
      this.origin = origin;
      this.since = since;
    }

    /** Of many different ones that were counted together only the action is certain. */
    Repeats of(Key key) {
      if (!key.equals(Key.OTHERS)) {
        return this;
      }
      Repeats others = new Repeats(AuditRecord.denied("access.denied"), AuditOrigin.UNKNOWN, since);
      others.count = count + 1;
      return others;
    }

    AuditRecord summary() {
      return record.detail("repeated", count).detail("since", since.toString());
    }
  }
}
