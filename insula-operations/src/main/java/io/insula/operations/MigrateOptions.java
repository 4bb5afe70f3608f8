package io.insula.operations;

import io.insula.fleet.FleetInterceptor;
import io.insula.fleet.FleetSettings;
import io.insula.fleet.Retries;
import io.insula.operations.waves.Waves;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run over the fleet is to do, and how. Immutable: each method returns a copy that says one
 * thing more.
 *
 * @param selection which tenants
 * @param jobs how many places of one cluster are worked on at a time
 * @param waves in which order
 * @param stopOnError whether the first failure ends the run
 * @param target no file of a tenant behind that version is applied; null for all
 * @param lockTimeout how long a statement waits for a lock that the application holds, before the
 *     place is left alone and tried again later
 * @param retries how often a place is tried again
 * @param verify whether every ledger is read, also of places that the catalog says are up to date
 * @param interceptor stands around the work on each place
 */
public record MigrateOptions(
    Selection selection,
    int jobs,
    Waves waves,
    boolean stopOnError,
    @Nullable String target,
    Duration lockTimeout,
    int retries,
    boolean verify,
    FleetInterceptor interceptor) {
  /** The lock timeout if nothing else is said: short, since whoever comes behind waits too. */
  public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(1);

  /** All tenants at once, to the newest version; a failure stops nobody else. */
  public static final MigrateOptions DEFAULT =
      new MigrateOptions(
          Selection.all(),
          FleetSettings.DEFAULT.workers(),
          Waves.NONE,
          false,
          null,
          DEFAULT_LOCK_TIMEOUT,
          Retries.DEFAULT.most(),
          false,
          FleetInterceptor.NONE);

  public MigrateOptions {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + "; it takes at least one");
    }
    if (retries < 0 || lockTimeout.isNegative()) {
      throw new IllegalArgumentException("retries and lock timeout can't be negative");
    }
  }

  /** For these tenants. */
  public MigrateOptions selection(Selection value) {
    return new MigrateOptions(
        value, jobs, waves, stopOnError, target, lockTimeout, retries, verify, interceptor);
  }

  /** That many places of one cluster at a time. */
  public MigrateOptions jobs(int number) {
    return new MigrateOptions(
        selection, number, waves, stopOnError, target, lockTimeout, retries, verify, interceptor);
  }

  /** In these waves. */
  public MigrateOptions waves(Waves value) {
    return new MigrateOptions(
        selection, jobs, value, stopOnError, target, lockTimeout, retries, verify, interceptor);
  }

  /** The first failure ends the run, or it doesn't. */
  public MigrateOptions stopOnError(boolean stop) {
    return new MigrateOptions(
        selection, jobs, waves, stop, target, lockTimeout, retries, verify, interceptor);
  }

  /** Up to that version. */
  public MigrateOptions target(@Nullable String version) {
    return new MigrateOptions(
        selection, jobs, waves, stopOnError, version, lockTimeout, retries, verify, interceptor);
  }

  /** No statement waits longer for a lock. */
  public MigrateOptions lockTimeout(Duration timeout) {
    return new MigrateOptions(
        selection, jobs, waves, stopOnError, target, timeout, retries, verify, interceptor);
  }

  /** A place whose tables are in use is tried again that often. */
  public MigrateOptions retries(int times) {
    return new MigrateOptions(
        selection, jobs, waves, stopOnError, target, lockTimeout, times, verify, interceptor);
  }

  /** Reads every ledger. */
  public MigrateOptions verify(boolean all) {
    return new MigrateOptions(
        selection, jobs, waves, stopOnError, target, lockTimeout, retries, all, interceptor);
  }

  /** With something around the work on each place. */
  public MigrateOptions interceptor(FleetInterceptor value) {
    return new MigrateOptions(
        selection, jobs, waves, stopOnError, target, lockTimeout, retries, verify, value);
  }

  FleetSettings settings() {
    return FleetSettings.DEFAULT
        .workers(jobs)
        .stopOnError(stopOnError)
        .retries(Retries.DEFAULT.most(retries))
        .interceptor(interceptor);
  }
}
