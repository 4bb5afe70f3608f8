package io.insula.jdbc.spi;

import java.sql.Array;
import java.sql.SQLException;

/** What a view of a driver's object may do with the tenant's connection. */
public interface Guard {
  /** Whether large objects are the tenant's own here. */
  boolean largeObjects();

  /**
   * Ties the connection to its tenant for that text; in autocommit, until the hold ends.
   *
   * @throws SQLException if the text is refused; nothing has been sent then
   */
  Hold bind(String sql) throws SQLException;

  /** Something stays in the session that the next user must not meet. */
  void stain();

  /** What the user gets for an array of the driver. */
  Array wrap(Array array);

  /** Holds a transaction open. Ending it twice does nothing. */
  interface Hold {
    /** The work is done: commits, if the transaction was opened for it. */
    void done() throws SQLException;

    /** The work failed: rolls back, if the transaction was opened for it. */
    void failed(Throwable cause);
  }
}
