package io.insula.operations;

import java.time.Duration;

/**
 * Is told how a migration of the fleet goes on. Called by the workers, so implementations are
 * thread-safe. Observes: its failures are logged.
 */
@FunctionalInterface
public interface FleetListener {
  /** Hears nothing. */
  FleetListener NONE = (outcome, done, total) -> {};

  /**
   * A place is done, good or bad.
   *
   * @param outcome what became of it
   * @param done how many are done in this wave, this one included
   * @param total how many there are in this wave
   */
  void done(FleetReport.Outcome outcome, int done, int total);

  /** The run begins, with that many places in all waves. */
  default void started(int places) {}

  /** A wave begins, with that many places left to do. */
  default void waveStarted(String wave, int places) {}

  /** A wave is over; its gate comes next. */
  default void waveFinished(String wave, FleetReport report) {}

  /** A place is begun. */
  default void placeStarted(String place) {}

  /** A file is about to be applied, in one transaction with others or alone. */
  default void fileStarted(String place, String script) {}

  /** A file is applied, and committed. */
  default void fileApplied(String place, String script, Duration took) {}

  /**
   * A place whose tables are in use, or whose connection was lost, will be tried again.
   *
   * @param attempt the one that failed, from 1
   */
  default void retrying(String place, Exception failure, int attempt, Duration pause) {}

  /** The run is over, has halted, or waits. */
  default void finished(FleetReport report) {}
}
