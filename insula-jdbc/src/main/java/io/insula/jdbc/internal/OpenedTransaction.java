package io.insula.jdbc.internal;

import io.insula.jdbc.spi.Guard.Hold;
import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that was opened around one call of an autocommit connection. */
final class OpenedTransaction implements Hold {
  /** There is none: the user's own transaction goes on. */
  static final Hold NONE =
      new Hold() {
        @Override
        public void done() {}

        @Override
        public void failed(Throwable cause) {}
      };

  private final Connection connection;
  private final Binder binder;
  private boolean ended;

  private OpenedTransaction(Connection connection, Binder binder) {
    this.connection = connection;
    this.binder = binder;
  }

  static OpenedTransaction open(Connection connection, Binder binder) throws SQLException {
    connection.setAutoCommit(false);
    return new OpenedTransaction(connection, binder);
  }

  @Override
  public void done() throws SQLException {
    if (!ended) {
      ended = true;
      binder.unbound();
      commit();
    }
  }

  private void commit() throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      restore(e);
      throw e;
    }
    connection.setAutoCommit(true);
  }

  @Override
  public void failed(Throwable cause) {
    if (!ended) {
      ended = true;
      binder.unbound();
      restore(cause);
    }
  }

  private void restore(Throwable cause) {
    try {
      if (!connection.isClosed()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      cause.addSuppressed(e);
      binder.stain();
    }
  }
}
