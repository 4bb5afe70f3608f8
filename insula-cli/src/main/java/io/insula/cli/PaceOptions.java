package io.insula.cli;

import io.insula.operations.MigrateOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say how fast and how patient a run over the fleet is. */
final class PaceOptions {
  /** What happens to the others when a place fails. */
  enum OnError {
    STOP,
    CONTINUE
  }

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Places of one cluster at a time; 4 if nothing is said.")
  int jobs = MigrateOptions.DEFAULT.jobs();

  @Option(
      names = "--on-error",
      paramLabel = "stop|continue",
      description = "Whether the first failure ends the run; continue if nothing is said.")
  OnError onError = OnError.CONTINUE;

  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      description = "Leave a place alone after waiting that long for a lock, such as 500ms; 1s.")
  Duration lockTimeout = MigrateOptions.DEFAULT_LOCK_TIMEOUT;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "How often a place whose tables are in use is tried again; 10.")
  int retries = MigrateOptions.DEFAULT.retries();

  /** What was said. */
  MigrateOptions options() {
    try {
      return MigrateOptions.DEFAULT
          .jobs(jobs)
          .stopOnError(onError == OnError.STOP)
          .lockTimeout(lockTimeout)
          .retries(retries);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
