package io.insula.catalog;

import io.insula.CatalogUnavailableException;
import java.time.Clock;
import java.time.Duration;

/** Until when what is remembered may be trusted. Thread-safe; a check allocates nothing. */
final class Freshness {
  private final Clock clock;
  private final long maxStaleness;
  private final Counters counters;
  private volatile long confirmed;

  Freshness(Clock clock, Duration maxStaleness, Counters counters) {
    this.clock = clock;
    this.maxStaleness = maxStaleness.toMillis();
    this.counters = counters;
    this.confirmed = clock.millis();
  }

  long now() {
    return clock.millis();
  }

  /** Everything that was committed before that time is known. */
  void confirm(long time) {
    confirmed = time;
  }

  /** Also a clock that was set back by much makes what is remembered stale. */
  void check() {
    long age = clock.millis() - confirmed;
    if (age > maxStaleness || age < -maxStaleness) {
      counters.stale.increment();
      throw new CatalogUnavailableException(
          "The catalog could not be asked for more than "
              + maxStaleness
              + " ms, so what is remembered of tenants is not trusted any more. Check the database"
              + " that holds the catalog; work goes on by itself when it answers.",
          null);
    }
  }
}
