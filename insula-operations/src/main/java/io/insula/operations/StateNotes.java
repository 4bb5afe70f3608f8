package io.insula.operations;

import io.insula.Placement;
import io.insula.catalog.PlaceState;
import io.insula.catalog.PlaceStates.Done;
import io.insula.fleet.FleetListener;
import io.insula.fleet.MigrationFailedException;
import io.insula.fleet.MigrationResult;
import io.insula.fleet.MigrationTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the catalog what becomes of places, some at a time. What was not told before a crash is
 * found out by reading the ledger of the place again. Thread-safe.
 */
final class StateNotes implements FleetListener {
  private static final Logger log = LoggerFactory.getLogger(StateNotes.class);
  private static final int MOST = 100;
  private static final long LONGEST = Duration.ofMillis(500).toNanos();

  private final PlaceBook book;
  private final String stamp;
  private final List<Done> done = new ArrayList<>();
  private long last = System.nanoTime();

  StateNotes(PlaceBook book, String stamp) {
    this.book = book;
    this.stamp = stamp;
  }

  @Override
  public void finished(MigrationResult result) {
    List<Done> full = add(done(result));
    if (!full.isEmpty()) {
      write(full);
    }
  }

  static Done done(MigrationResult result) {
    MigrationTarget target = result.target();
    return new Done(target.placement(), target.tenant(), result.version());
  }

  private synchronized List<Done> add(Done one) {
    done.add(one);
    boolean full = done.size() >= MOST || System.nanoTime() - last > LONGEST;
    return full ? take() : List.of();
  }

  private synchronized List<Done> take() {
    List<Done> taken = List.copyOf(done);
    done.clear();
    last = System.nanoTime();
    return taken;
  }

  private void write(List<Done> some) {
    try {
      book.done(some, stamp);
    } catch (RuntimeException e) {
      log.warn(
          "{} places are migrated, but the catalog could not be told; the next run will find out",
          some.size(),
          e);
    }
  }

  @Override
  public void failed(MigrationTarget target, RuntimeException failure) {
    Placement place = target.placement();
    try {
      book.failed(place, describe(failure));
    } catch (RuntimeException e) {
      log.warn("{} failed, but the catalog could not be told", target.label(), e);
    }
  }

  private static PlaceState.Failure describe(RuntimeException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure instanceof MigrationFailedException e
        ? new PlaceState.Failure(
            Instant.EPOCH, 0, e.script(), e.line(), e.statement(), e.sqlState(), message)
        : new PlaceState.Failure(Instant.EPOCH, 0, null, 0, null, null, message);
  }

  /** Tells the rest. */
  void flush() {
    List<Done> rest = take();
    if (!rest.isEmpty()) {
      write(rest);
    }
  }
}
