package io.insula.fleet;

import java.time.Duration;

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

  /**
   * A file is about to be applied. All files of a transaction are announced before it begins.
   *
   * @param script the name of the file
   */
  default void fileStarted(MigrationTarget target, String script) {}

  /** A file is applied, and committed. */
  default void fileApplied(MigrationTarget target, AppliedFile file) {}

  /** A target is up to date. */
  default void finished(MigrationResult result) {}

  /**
   * A target failed, and will be tried again.
   *
   * @param attempt the one that failed, from 1
   * @param pause how long others are worked on meanwhile
   */
  default void retrying(
      MigrationTarget target, RuntimeException failure, int attempt, Duration pause) {}

  /** A target failed; the others go on. */
  default void failed(MigrationTarget target, RuntimeException failure) {}

  /** After each target, good or bad. */
  default void progress(int done, int failed, int total) {}

  /** The run is over. */
  default void runFinished(FleetResult result) {}
}
