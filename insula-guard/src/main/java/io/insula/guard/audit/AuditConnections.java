package io.insula.guard.audit;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the trail gets connections to the home database from. Thread-safe. */
@FunctionalInterface
public interface AuditConnections {
  /**
   * A connection in a transaction (autocommit off). To append, it is the migrator's, or the
   * application's bound to {@code !catalog}; to read, the migrator's. It should have timeouts, so
   * that a dead server is an error. Closing it without a commit rolls back.
   */
  Connection open() throws SQLException;
}
