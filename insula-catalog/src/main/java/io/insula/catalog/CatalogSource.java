package io.insula.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where the catalog gets connections of the application's role from. Thread-safe. Connections must
 * have a connect timeout and a socket timeout, so that a dead server is an error and not a wait.
 */
public interface CatalogSource {
  /**
   * A connection in a transaction that is bound to {@code !catalog}, with autocommit off. Closing
   * it ends the transaction.
   */
  Connection open() throws SQLException;

  /**
   * A connection of its own for LISTEN: not pooled, not through a pooler in transaction mode, in
   * autocommit, unbound. Can be unwrapped to {@code org.postgresql.PGConnection}.
   */
  Connection listen() throws SQLException;
}
