package io.insula.guard.audit;

import java.util.concurrent.atomic.LongAdder;

/** Counts what a trail does. Thread-safe. */
final class Counts {
  private final LongAdder written = new LongAdder();
  private final LongAdder spooled = new LongAdder();
  private final LongAdder drained = new LongAdder();
  private final LongAdder refused = new LongAdder();

  void written(int more) {
    written.add(more);
  }

  void spooled(int more) {
    spooled.add(more);
  }

  void drained(int more) {
    drained.add(more);
  }

  void refused(int more) {
    refused.add(more);
  }

  AuditStats stats(int waiting, boolean away) {
    return new AuditStats(
        written.sum(), spooled.sum(), drained.sum(), refused.sum(), waiting, away);
  }
}
