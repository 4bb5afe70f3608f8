package io.insula.proof.leftovers;

import java.util.Locale;

/** What can be left of a tenant. */
public enum Kind {
  SCHEMA,
  DATABASE,
  ROLE,
  ROWS,
  /** Lines of the ledger of migrations. */
  LEDGER,
  /** How far a place was, in the catalog. */
  PLACE_STATE,
  /** Which places a run over the fleet was for. */
  RUN,
  /** The record of the tenant in the catalog. */
  TOMBSTONE,
  OPERATION,
  EVENT,
  /** A setting of a role or database that names the tenant's place. */
  SETTING,
  PREPARED_TRANSACTION,
  LARGE_OBJECTS,
  PUBLICATION,
  REPLICATION_SLOT,
  /** A lock on the name of a place, held by a session. */
  ADVISORY_LOCK,
  /** A file in the tool's folder. */
  FILE;

  /** For people. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
