package io.insula.proof.prover;

import java.sql.Connection;
import java.sql.SQLException;

/** Counts the transactions of one connection. */
final class TransactionCount {
  private final Connection connection;
  private final RecordedTexts texts;
  private long current;

  TransactionCount(Connection connection, RecordedTexts texts) {
    this.connection = connection;
    this.texts = texts;
  }

  /** A method of the connection was called. */
  void called(String method) {
    if (method.equals("commit") || method.equals("rollback") || method.equals("setAutoCommit")) {
      current = 0;
    }
  }

  /** The number of the transaction that a statement is run in. */
  long number() throws SQLException {
    if (connection.getAutoCommit()) {
      return texts.nextTransaction();
    }
    if (current == 0) {
      current = texts.nextTransaction();
    }
    return current;
  }
}
