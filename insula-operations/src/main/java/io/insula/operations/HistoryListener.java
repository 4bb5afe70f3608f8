package io.insula.operations;

/** Watches work on the histories of many places. Called by the workers, one at a time. */
@FunctionalInterface
public interface HistoryListener {
  /** Watches nothing. */
  HistoryListener NONE = (outcome, done, total) -> {};

  /** After each place, good or bad; a failure of the listener is logged and changes nothing. */
  void done(HistoryReport.Outcome outcome, int done, int total);
}
