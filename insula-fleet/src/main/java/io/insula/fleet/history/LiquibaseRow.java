package io.insula.fleet.history;

import java.time.OffsetDateTime;
import java.util.Set;

/** One row of Liquibase's history. */
record LiquibaseRow(ChangeSet set, String filename, OffsetDateTime executed, String type) {
  private static final Set<String> APPLIED = Set.of("EXECUTED", "RERAN", "MARK_RAN");

  boolean applied() {
    return APPLIED.contains(type);
  }

  /** The name of the changelog without its folders. */
  String file() {
    return filename.substring(filename.lastIndexOf('/') + 1);
  }

  /** For messages. */
  @Override
  public String toString() {
    return "changeset " + set + " of " + filename;
  }
}
