package io.insula.fleet;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What applying migrations to one target did.
 *
 * @param target to what
 * @param applied the files, in order; empty when nothing was pending
 * @param version the newest version of the tenant's tables now; null when there is none
 * @param took how long it took
 */
public record MigrationResult(
    MigrationTarget target, List<AppliedFile> applied, @Nullable String version, Duration took) {
  public MigrationResult {
    applied = List.copyOf(applied);
  }
}
