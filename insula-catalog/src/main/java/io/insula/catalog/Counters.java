package io.insula.catalog;

import java.util.concurrent.atomic.LongAdder;

/** Counts; thread-safe. */
final class Counters {
  final LongAdder hits = new LongAdder();
  final LongAdder misses = new LongAdder();
  final LongAdder loads = new LongAdder();
  final LongAdder stale = new LongAdder();
  final LongAdder announcements = new LongAdder();
  final LongAdder reconnects = new LongAdder();

  CatalogStats stats() {
    return new CatalogStats(
        hits.sum(), misses.sum(), loads.sum(), stale.sum(), announcements.sum(), reconnects.sum());
  }
}
