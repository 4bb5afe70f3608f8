package io.insula.fleet;

import java.util.function.Supplier;

/**
 * Stands around the work on each target, such as to send a tenant's requests elsewhere meanwhile.
 * Called by the workers, so implementations are thread-safe. What it throws makes a failure of the
 * target. A target that is tried again is intercepted again.
 */
@FunctionalInterface
public interface FleetInterceptor {
  /** Only proceeds. */
  FleetInterceptor NONE = (target, proceed) -> proceed.get();

  /**
   * Does the work by calling {@code proceed} once.
   *
   * @return what {@code proceed} returned
   */
  MigrationResult around(MigrationTarget target, Supplier<MigrationResult> proceed);
}
