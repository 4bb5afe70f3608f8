package io.insula.guard;

import io.insula.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps one statement that is sent a thousand times from being told a thousand times. */
final class Reports {
  private static final int PART = 8;

  private final ConcurrentHashMap<Key, Told> told = new ConcurrentHashMap<>();
  private final Duration interval;
  private final int bound;

  Reports(Duration interval, int bound) {
    this.interval = interval;
    this.bound = bound;
  }

  private record Key(String statement, @Nullable TenantId tenant, Rule rule) {}

  /**
   * @param times that happened since then
   */
  private record Told(Instant at, long times) {}

  /** How often it has happened since it was told; zero if it is not to be told now. */
  long due(String statement, @Nullable TenantId tenant, Rule rule, Instant now) {
    Key key = new Key(statement, tenant, rule);
    Told before = told.get(key);
    if (before == null) {
      makeRoom();
    }
    long[] due = {0};
    told.compute(
        key,
        (same, last) -> {
          boolean again = last == null || !now.isBefore(last.at().plus(interval));
          long times = last == null ? 1 : last.times() + 1;
          due[0] = again ? times : 0;
          return again ? new Told(now, 0) : new Told(last.at(), times);
        });
    return due[0];
  }

  private void makeRoom() {
    if (told.size() < bound) {
      return;
    }
    Iterator<Key> oldest = told.keySet().iterator();
    for (int i = 0; i <= bound / PART && oldest.hasNext(); i++) {
      oldest.next();
      oldest.remove();
    }
  }
}
