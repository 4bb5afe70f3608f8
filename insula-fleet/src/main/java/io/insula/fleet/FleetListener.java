package io.insula.fleet;

/**
 * Watches a run over many targets. Called by the workers, so implementations are thread-safe; a
 * failure of theirs is logged and changes nothing.
 */
public interface FleetListener {
  /** Watches nothing. */
  FleetListener NONE = new FleetListener() {};

  /** The run begins. */
  default void runStarted(int targets) {}

  /** A worker begins with a target. */
  default void started(MigrationTarget target) {}

  /** A target is up to date. */
  default void finished(MigrationResult result) {}

  /** A target failed; the others go on. */
  default void failed(MigrationTarget target, RuntimeException failure) {}

  /** After each target, good or bad. */
  default void progress(int done, int failed, int total) {}
}
