package io.insula.proof.attack;

/** How the statements of an attack are sent. */
public enum AttackMode {
  /** One by one in autocommit, through the product's DataSource. */
  STATEMENT,
  /** As prepared statements in autocommit, through the DataSource. */
  PREPARED,
  /** All in one text with a harmless statement before and after, through the DataSource. */
  STACKED,
  /** One by one in one transaction that is committed, through the DataSource. */
  TRANSACTION,
  /** By the simple query protocol, on a connection that was bound by hand. */
  SIMPLE,
  /** By the simple query protocol, all in one message, on a connection that was bound by hand. */
  SIMPLE_STACKED;

  /** Whether the DataSource stands between. */
  boolean pooled() {
    return this != SIMPLE && this != SIMPLE_STACKED;
  }

  boolean stacked() {
    return this == STACKED || this == SIMPLE_STACKED;
  }
}
