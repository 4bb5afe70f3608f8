package io.insula.proof.isolation;

import java.util.Locale;

/** A way by which one tenant might reach another. */
public enum Door {
  /** Rows: read, counted, joined, changed, referred to. */
  DATA,
  /** Views and functions over those rows. */
  ROUTINES,
  /** Names: the own schema, and others' by their qualified names. */
  NAMES,
  /** What one tenant leaves on a connection, for the next on the same one. */
  CONNECTION,
  /** Plans, rewritten statements, and what is remembered of tenants. */
  CACHES,
  /** Commits, rollbacks, savepoints and failures. */
  TRANSACTIONS,
  /** Who gets a connection at all. */
  ADMISSION,
  /** Many threads that change tenants at random. */
  CONCURRENCY;

  /** The lower-case name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
