package io.insula.postgres.session;

import io.insula.jdbc.spi.Session.Complaint;
import java.sql.SQLException;
import java.util.Locale;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Failures in the words of PostgreSQL, with the way round where isolation is the reason. */
final class Explanations {
  private static final String NOT_SUPPORTED = "0A000";
  private static final String NO_PRIVILEGE = "42501";

  private Explanations() {}

  static SQLException of(SQLException failure, String sql) {
    String way = way(failure, sql);
    if (way.isEmpty()) {
      return failure;
    }
    SQLException explained =
        new SQLException(failure.getMessage() + " " + way, failure.getSQLState(), failure);
    explained.setNextException(failure);
    return explained;
  }

  private static String way(SQLException failure, String sql) {
    String message = String.valueOf(failure.getMessage());
    if (NOT_SUPPORTED.equals(failure.getSQLState()) && message.contains("row-level security")) {
      return "Where tenants share tables, PostgreSQL refuses COPY FROM: insert in batches instead"
          + " (addBatch, with reWriteBatchedInserts=true in the address for speed).";
    }
    boolean truncates = sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("truncate");
    if (NO_PRIVILEGE.equals(failure.getSQLState()) && truncates) {
      return "Where tenants share tables, TRUNCATE would empty everybody's: use DELETE instead.";
    }
    return "";
  }

  static SQLException of(Complaint complaint) {
    return switch (complaint) {
      case NO_RESULT ->
          new PSQLException("No results were returned by the query.", PSQLState.NO_DATA);
      case UNEXPECTED_RESULT ->
          new PSQLException(
              "A result was returned when none was expected.", PSQLState.TOO_MANY_RESULTS);
      case CONNECTION_CLOSED ->
          new PSQLException(
              "This connection has been closed.", PSQLState.CONNECTION_DOES_NOT_EXIST);
      case STATEMENT_CLOSED ->
          new PSQLException("This statement has been closed.", PSQLState.OBJECT_NOT_IN_STATE);
    };
  }
}
