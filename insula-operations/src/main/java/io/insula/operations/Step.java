package io.insula.operations;

/** The steps of creating and purging a tenant, in their order; the journal has their names. */
enum Step {
  /** The tenant takes a place that is ready, and is open; all in one transaction. */
  CLAIM,
  /** The id is taken: tenant and journal are written, in one transaction. */
  RESERVE,
  /** Role, database or schema are made. */
  PLACE,
  /** The tables are made and protected. */
  MIGRATE,
  /** The tenant becomes active. */
  OPEN,
  /** The journal of a creation is closed. */
  CLOSE,
  /** A creation failed: from here on it is taken back, whoever goes on with it. */
  UNDO,
  /** The tenant becomes purging, and what it has is written down. */
  CONDEMN,
  /** Rows, schema or database and role are removed. */
  REMOVE,
  /** A creation that failed is taken back: the id is free again. */
  FORGET,
  /** Personal data goes, the id stays as a tombstone, and the journal is closed. */
  STRIP
}
