package io.insula.fleet.history;

import io.insula.fleet.MigrationVersion;
import io.insula.fleet.PlaceFile;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: a file that was applied.
 *
 * @param key what the ledger knows it by
 * @param checksum of the text that was applied
 */
record LedgerLine(
    String key,
    String description,
    String script,
    int checksum,
    OffsetDateTime appliedAt,
    long millis,
    String appliedBy) {
  private static final String REPEATABLE = "R ";

  /** That file, as if applied at that time, as it is now. */
  static LedgerLine of(PlaceFile file, OffsetDateTime at, long millis, String by) {
    return new LedgerLine(
        file.key(),
        file.file().description(),
        file.file().script(),
        file.checksum(),
        at,
        millis,
        by);
  }

  /** The version; null for a repeatable file. */
  @Nullable MigrationVersion version() {
    return key.startsWith(REPEATABLE) ? null : MigrationVersion.of(key);
  }

  /** The same with the checksum of the text that was applied then. */
  LedgerLine withChecksum(int other) {
    return new LedgerLine(key, description, script, other, appliedAt, millis, appliedBy);
  }

  /** The same line for what the file is called and holds now. */
  LedgerLine as(PlaceFile file) {
    LedgerLine now = of(file, appliedAt, millis, appliedBy);
    return version() == null ? now.withChecksum(checksum) : now;
  }
}
