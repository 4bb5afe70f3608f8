package io.insula.fleet;

import org.jspecify.annotations.Nullable;

/**
 * One SQL file as it was read. Immutable.
 *
 * @param version its place in the order; null for a repeatable file
 * @param description from its name, with spaces
 * @param script its name, below the location
 * @param sql its text, without a byte order mark, placeholders as they stand
 * @param checksum of that text, the same number as Flyway's
 */
public record MigrationFile(
    @Nullable MigrationVersion version,
    String description,
    String script,
    String sql,
    int checksum) {
  MigrationFile(@Nullable MigrationVersion version, String description, String script, String sql) {
    this(version, description, script, sql, Checksum.of(sql));
  }

  /** Whether it is applied again whenever its text has changed. */
  public boolean repeatable() {
    return version == null;
  }

  /** What the ledger knows it by. */
  String key() {
    return version == null ? "R " + description : version.key();
  }

  @Override
  public String toString() {
    return script;
  }
}
