package io.insula.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A file as it counts at one place.
 *
 * @param file as it was read
 * @param checksum what the ledger is compared with: of a repeatable file, with its placeholders
 *     replaced
 */
public record PlaceFile(MigrationFile file, int checksum) {
  /** What the ledger knows the file by. */
  public String key() {
    return file.key();
  }

  /** Its place in the order; null for a repeatable file. */
  public @Nullable MigrationVersion version() {
    return file.version();
  }

  /** Whether it is a migration in Java. */
  public boolean java() {
    return file.code() != null;
  }

  /** Whether it can be told that it is another one than was applied. */
  public boolean watched() {
    return file.code() == null || file.code().checksum() != null;
  }

  /** Whether it is a versioned file of that version or an older one. */
  public boolean upTo(MigrationVersion newest) {
    MigrationVersion version = file.version();
    return version != null && version.compareTo(newest) <= 0;
  }

  /** What the ledger knows a versioned file by, however its version is written. */
  public static String keyOf(MigrationVersion version) {
    return version.key();
  }

  /** What the ledger knows a repeatable file by. */
  public static String keyOfRepeatable(String description) {
    return "R " + description;
  }

  @Override
  public String toString() {
    return file.script();
  }
}
