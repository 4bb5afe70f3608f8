package io.insula.fleet;

import org.jspecify.annotations.Nullable;

/**
 * One SQL file as it was read. Immutable.
 *
 * @param version its place in the order; null for a repeatable file
 * @param description from its name, with spaces
 * @param script its name, below the location
 * @param sql its text, without a byte order mark, placeholders as they stand
 */
public record MigrationFile(
    @Nullable MigrationVersion version, String description, String script, String sql) {
  /** Whether it is applied again whenever its text has changed. */
  public boolean repeatable() {
    return version == null;
  }

  @Override
  public String toString() {
    return script;
  }
}
