package io.insula.operations;

/** Is told of each tenant when it is seeded. Observes: its failures are logged. */
@FunctionalInterface
public interface SeedListener {
  /** Hears nothing. */
  SeedListener NONE = (outcome, done, total) -> {};

  /**
   * Is told of one tenant; by one thread at a time.
   *
   * @param outcome what became of it
   * @param done how many are done, this one included
   * @param total how many there are
   */
  void done(SeedReport.Outcome outcome, int done, int total);
}
