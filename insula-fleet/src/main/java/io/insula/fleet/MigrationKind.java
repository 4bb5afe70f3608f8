package io.insula.fleet;

import java.util.Locale;

/** Whose tables a file makes. */
public enum MigrationKind {
  /** Tables of reference data that every tenant of a database joins with: {@code db/shared}. */
  SHARED,
  /** A tenant's own tables: {@code db/tenant}. */
  TENANT;

  /** As the ledger writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
