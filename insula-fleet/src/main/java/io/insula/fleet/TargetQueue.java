package io.insula.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The targets of one cluster that wait for a worker. One that is to be tried again comes back after
 * its pause; workers leave when nothing is left that could come back. Thread-safe.
 */
final class TargetQueue {
  private final PriorityQueue<Entry> waiting =
      new PriorityQueue<>(Comparator.comparingLong((Entry e) -> e.due).thenComparing(e -> e.order));
  private final long begun = System.nanoTime();
  private int working;
  private boolean stopped;

  /** A target and its past. */
  static final class Entry {
    final MigrationTarget target;
    private final int order;
    private long due;
    private int attempts;
    private long busySince;
    private @Nullable RuntimeException failure;

    Entry(MigrationTarget target, int order) {
      this.target = target;
      this.order = order;
    }

    /** Counts an attempt that failed. */
    int failedAgain(RuntimeException cause) {
      failure = cause;
      return ++attempts;
    }

    /** Why the last attempt failed; null if there was none. */
    @Nullable RuntimeException failure() {
      return failure;
    }

    /** How long somebody else has been at work on it. */
    Duration busyFor() {
      long now = System.nanoTime();
      if (busySince == 0) {
        busySince = now;
      }
      return Duration.ofNanos(now - busySince);
    }
  }

  TargetQueue(Collection<MigrationTarget> targets) {
    for (MigrationTarget target : targets) {
      waiting.add(new Entry(target, waiting.size()));
    }
  }

  synchronized int size() {
    return waiting.size();
  }

  /** The next target; waits until one is due. Null when there is nothing more to do. */
  synchronized @Nullable Entry take() throws InterruptedException {
    while (!stopped) {
      Entry next = waiting.peek();
      if (next == null && working == 0) {
        notifyAll();
        return null;
      }
      long pause = next == null ? 0 : next.due - now();
      if (next != null && pause <= 0) {
        waiting.poll();
        working++;
        return next;
      }
      TimeUnit.NANOSECONDS.timedWait(this, next == null ? Long.MAX_VALUE : pause);
    }
    return null;
  }

  /** A worker is through with a target for good. */
  synchronized void done() {
    working--;
    notifyAll();
  }

  /**
   * A worker puts a target back.
   *
   * @return whether it will be given out again
   */
  synchronized boolean again(Entry entry, Duration pause) {
    if (stopped) {
      return false;
    }
    entry.due = now() + pause.toNanos();
    waiting.add(entry);
    working--;
    notifyAll();
    return true;
  }

  /** No target is given out any more; those that wait. */
  synchronized List<Entry> stop() {
    stopped = true;
    List<Entry> left = waiting.stream().sorted(waiting.comparator()).toList();
    waiting.clear();
    notifyAll();
    return left;
  }

  private long now() {
    return System.nanoTime() - begun;
  }
}
