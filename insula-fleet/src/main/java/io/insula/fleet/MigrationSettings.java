package io.insula.fleet;

import java.time.Duration;
import java.util.Set;

/**
 * How migrations are applied. Immutable.
 *
 * @param lockTimeout how long a statement waits for a lock of the application before the migration
 *     gives up; zero waits for ever
 * @param patience how long to wait while somebody else migrates the same place
 * @param waived names of objects ({@code schema.name}) that are accepted although they can't be
 *     protected
 * @param notReplayed names of files whose data a new row tenant does without
 * @param appliedBy who is doing it, for the ledger
 */
public record MigrationSettings(
    Duration lockTimeout,
    Duration patience,
    Set<String> waived,
    Set<String> notReplayed,
    String appliedBy) {
  /** Five seconds for a lock, ten minutes for somebody else, nothing waived. */
  public static final MigrationSettings DEFAULT =
      new MigrationSettings(
          Duration.ofSeconds(5), Duration.ofMinutes(10), Set.of(), Set.of(), "insula");

  public MigrationSettings {
    waived = Set.copyOf(waived);
    notReplayed = Set.copyOf(notReplayed);
    if (lockTimeout.isNegative() || patience.isNegative()) {
      throw new IllegalArgumentException(
          "A time is negative: lockTimeout " + lockTimeout + ", patience " + patience);
    }
  }

  /** The same with another time to wait for a lock. */
  public MigrationSettings withLockTimeout(Duration timeout) {
    return new MigrationSettings(timeout, patience, waived, notReplayed, appliedBy);
  }

  /** The same with another time to wait for somebody else. */
  public MigrationSettings withPatience(Duration time) {
    return new MigrationSettings(lockTimeout, time, waived, notReplayed, appliedBy);
  }

  /** The same with these objects accepted as they are. */
  public MigrationSettings withWaived(Set<String> names) {
    return new MigrationSettings(lockTimeout, patience, names, notReplayed, appliedBy);
  }

  /** The same with the data of these files left out for new row tenants. */
  public MigrationSettings withoutReplayOf(Set<String> scripts) {
    return new MigrationSettings(lockTimeout, patience, waived, scripts, appliedBy);
  }

  /** The same in somebody else's name. */
  public MigrationSettings withAppliedBy(String actor) {
    return new MigrationSettings(lockTimeout, patience, waived, notReplayed, actor);
  }
}
