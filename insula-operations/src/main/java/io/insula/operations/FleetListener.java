package io.insula.operations;

/** Is told of each place when its migration is done. Observes: its failures are logged. */
@FunctionalInterface
public interface FleetListener {
  /** Hears nothing. */
  FleetListener NONE = (outcome, done, total) -> {};

  /**
   * Is told of one place.
   *
   * @param outcome what became of it
   * @param done how many are done, this one included
   * @param total how many there are
   */
  void done(FleetReport.Outcome outcome, int done, int total);
}
