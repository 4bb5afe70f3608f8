package io.insula.fleet;

import java.time.Duration;

/**
 * How a run over many targets is done. Immutable.
 *
 * @param workers how many targets of one cluster are worked on at a time
 * @param stopOnError whether no further target is begun once one has failed
 * @param retries what happens when a lock is held for too long, or a connection is lost
 * @param patience how long somebody else may be at work on a target before that counts as failure
 * @param interceptor stands around the work on each target
 */
public record FleetSettings(
    int workers,
    boolean stopOnError,
    Retries retries,
    Duration patience,
    FleetInterceptor interceptor) {
  /** Four at a time on each cluster; a failure stops nobody else. */
  public static final FleetSettings DEFAULT =
      new FleetSettings(
          4, false, Retries.DEFAULT, MigrationSettings.DEFAULT.patience(), FleetInterceptor.NONE);

  public FleetSettings {
    if (workers < 1) {
      throw new IllegalArgumentException("workers is " + workers + "; it takes at least one");
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("The patience is negative: " + patience);
    }
  }

  /** The same with that many at a time. */
  public FleetSettings workers(int number) {
    return new FleetSettings(number, stopOnError, retries, patience, interceptor);
  }

  /** The same, ended by the first failure or not. */
  public FleetSettings stopOnError(boolean stop) {
    return new FleetSettings(workers, stop, retries, patience, interceptor);
  }

  /** The same with other retries. */
  public FleetSettings retries(Retries value) {
    return new FleetSettings(workers, stopOnError, value, patience, interceptor);
  }

  /** The same with something around the work on each target. */
  public FleetSettings interceptor(FleetInterceptor value) {
    return new FleetSettings(workers, stopOnError, retries, patience, value);
  }
}
