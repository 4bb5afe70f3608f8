package io.insula.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one target is.
 *
 * @param target which
 * @param version the newest version of its tables; null before the first
 * @param pending the names of the files that are not applied yet, shared ones first
 */
public record MigrationStatus(
    MigrationTarget target, @Nullable String version, List<String> pending) {
  public MigrationStatus {
    pending = List.copyOf(pending);
  }
}
