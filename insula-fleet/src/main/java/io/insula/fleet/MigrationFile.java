package io.insula.fleet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One SQL file as it was read, or a migration in Java. Immutable.
 *
 * @param version its place in the order; null for a repeatable file
 * @param description from its name, with spaces
 * @param script its name, below the location; of one in Java, its class
 * @param sql its text, without a byte order mark, placeholders as they stand; empty in Java
 * @param checksum of that text, the same number as Flyway's; what one in Java says, or else 0
 * @param code the migration, if it is one in Java
 */
public record MigrationFile(
    @Nullable MigrationVersion version,
    String description,
    String script,
    String sql,
    int checksum,
    @Nullable JavaMigration code) {
  MigrationFile(@Nullable MigrationVersion version, String description, String script, String sql) {
    this(version, description, script, sql, Checksum.of(sql), null);
  }

  MigrationFile(
      @Nullable MigrationVersion version, String description, String script, JavaMigration code) {
    this(version, description, script, "", Objects.requireNonNullElse(code.checksum(), 0), code);
  }

  /** Whether it is applied again whenever its text has changed. */
  public boolean repeatable() {
    return version == null;
  }

  /** What the ledger is to be compared with, once placeholders are replaced. */
  int checksum(PlaceholderValues placeholders) {
    return repeatable() && code == null
        ? Checksum.of(Placeholders.replace(this, placeholders.of(this)))
        : checksum;
  }

  /** Whether it is not the same any more as when it was applied with that checksum. */
  boolean changed(int applied, PlaceholderValues placeholders) {
    boolean watched = code == null || code.checksum() != null;
    return watched && applied != checksum(placeholders);
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
