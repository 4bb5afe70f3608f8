package io.insula.jdbc.internal;

import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.Session;
import io.insula.jdbc.spi.Session.Complaint;
import io.insula.jdbc.spi.Session.PrefixedResults;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement behind the binding query: runs both, and hides the first result. */
final class Prefixed {
  private final PreparedStatement statement;
  private final boolean keysWanted;
  private @Nullable Binding applied;
  private @Nullable ResultSet keys;

  Prefixed(PreparedStatement statement, Session session, boolean keysWanted, boolean once)
      throws SQLException {
    this.statement = statement;
    this.keysWanted = keysWanted;
    session.prepare(statement, results(keysWanted, once));
  }

  private static PrefixedResults results(boolean keysWanted, boolean once) {
    if (keysWanted) {
      return once ? PrefixedResults.KEYS_ONCE : PrefixedResults.KEYS;
    }
    return once ? PrefixedResults.ONCE : PrefixedResults.REPEATED;
  }

  PreparedStatement statement() {
    return statement;
  }

  void clearParameters() throws SQLException {
    statement.clearParameters();
    applied = null;
  }

  /** The generated keys of the last run, or null. */
  @Nullable ResultSet keys() {
    return keys;
  }

  @SuppressWarnings("ReferenceEquality") // Only the very same binding needs no setting again.
  private void apply(Binding binding) throws SQLException {
    if (applied != binding) {
      Binder.apply(binding, statement);
      applied = binding;
    }
  }

  /** Runs it; afterwards the user's first result is the current one. True if it has rows. */
  boolean run(Binding binding) throws SQLException {
    apply(binding);
    keys = null;
    statement.execute();
    boolean rows = statement.getMoreResults();
    if (!keysWanted) {
      return rows;
    }
    // The first result went to the driver's own keys; its count was skipped; now the rows.
    keys = statement.getResultSet();
    return statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
  }

  /** What a run is read as. */
  interface Outcome<T> {
    T read(PreparedStatement statement, boolean rows, Session session) throws SQLException;
  }

  static final Outcome<ResultSet> QUERY =
      (statement, rows, session) -> {
        if (!rows) {
          throw session.complaint(Complaint.NO_RESULT);
        }
        return statement.getResultSet();
      };

  static final Outcome<Integer> UPDATE =
      (statement, rows, session) -> {
        if (rows) {
          throw session.complaint(Complaint.UNEXPECTED_RESULT);
        }
        return statement.getUpdateCount();
      };

  static final Outcome<Long> LARGE_UPDATE =
      (statement, rows, session) -> {
        if (rows) {
          throw session.complaint(Complaint.UNEXPECTED_RESULT);
        }
        return statement.getLargeUpdateCount();
      };

  static final Outcome<Boolean> ANY = (statement, rows, session) -> rows;
}
