package io.insula.operations;

/** Is told of each tenant of a batch when it is done. Observes: its failures are logged. */
@FunctionalInterface
public interface BatchListener {
  /** Hears nothing. */
  BatchListener NONE = (outcome, done, total) -> {};

  /**
   * Is told of one tenant.
   *
   * @param outcome what became of it
   * @param done how many are done, this one included
   * @param total how many there are
   */
  void done(BatchReport.Outcome outcome, int done, int total);
}
