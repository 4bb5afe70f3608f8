package io.insula.fleet.drift;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** What the migrations make, at one version. Thread-safe; good until it is closed. */
final class Reference implements AutoCloseable {
  private final Scratch scratch;
  private final String fingerprint;

  Reference(Scratch scratch) throws SQLException {
    this.scratch = scratch;
    Subject subject = scratch.subject();
    try (Connection connection = scratch.connect()) {
      connection.setAutoCommit(false);
      this.fingerprint =
          Objects.requireNonNull(Facts.fingerprints(connection, List.of(subject)).get(subject));
      connection.rollback();
    }
  }

  Subject subject() {
    return scratch.subject();
  }

  boolean matches(String other) {
    return fingerprint.equals(other);
  }

  /** All about it, so that it can be compared with that one. */
  Structure structure(Subject other) throws SQLException {
    try (Connection connection = scratch.connect()) {
      connection.setAutoCommit(false);
      Structure structure = Facts.structure(connection, scratch.subject().beside(other));
      connection.rollback();
      return structure;
    }
  }

  @Override
  public void close() throws SQLException {
    scratch.close();
  }
}
