package io.insula.fleet;

import java.time.Duration;
import java.util.Set;

/**
 * How migrations are applied. Immutable.
 *
 * @param lockTimeout how long a statement waits for a lock of the application before the migration
 *     gives up; zero waits for ever
 * @param waived names of objects ({@code schema.name}) that are accepted although they can't be
 *     protected
 * @param appliedBy who is doing it, for the ledger
 */
public record MigrationSettings(Duration lockTimeout, Set<String> waived, String appliedBy) {
  /** Five seconds for a lock, nothing waived. */
  public static final MigrationSettings DEFAULT =
      new MigrationSettings(Duration.ofSeconds(5), Set.of(), "insula");

  public MigrationSettings {
    waived = Set.copyOf(waived);
    if (lockTimeout.isNegative()) {
      throw new IllegalArgumentException("lockTimeout is negative: " + lockTimeout);
    }
  }

  public MigrationSettings withLockTimeout(Duration timeout) {
    return new MigrationSettings(timeout, waived, appliedBy);
  }

  public MigrationSettings withWaived(Set<String> names) {
    return new MigrationSettings(lockTimeout, names, appliedBy);
  }

  public MigrationSettings withAppliedBy(String actor) {
    return new MigrationSettings(lockTimeout, waived, actor);
  }
}
