package io.insula;

import java.util.Locale;

/** How a tenant's data is kept apart from the others'. */
public enum Isolation {
  /** Rows of shared tables, behind row-level security. */
  ROW,
  /** A schema of its own in a shared database. */
  SCHEMA,
  /** A database, and a login role, of its own. */
  DATABASE;

  /** The lower-case name, as settings, the command line and the catalog write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #label()} wrote, in any case.
   *
   * @throws IllegalArgumentException if there is no such isolation
   */
  public static Isolation of(String label) {
    for (Isolation isolation : values()) {
      if (isolation.label().equalsIgnoreCase(label)) {
        return isolation;
      }
    }
    throw new IllegalArgumentException(
        "\"" + label + "\" is not an isolation; choose row, schema or database");
  }
}
