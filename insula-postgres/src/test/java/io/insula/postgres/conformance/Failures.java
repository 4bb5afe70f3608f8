package io.insula.postgres.conformance;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** What can be learnt from an exception, as lines. */
final class Failures {
  private static final Pattern ROW =
      Pattern.compile(
          "(\\n {2}Detail: )?(Key (\\(|is not present|is still)|Failing row contains)[^\\n]*?(?= {2}Call get|\\n|$)");

  /** Cursors are numbered over the life of a connection, which may be a pooled one. */
  private static final Pattern PORTAL = Pattern.compile("\\bC_[0-9]+\\b");

  /** Which message the server was reading depends on what it has prepared before. */
  private static final Pattern READING = Pattern.compile("exec_(parse|bind|execute)_message");

  private Failures() {}

  static List<String> lines(Throwable e) {
    List<String> lines = new ArrayList<>();
    // Which text a null was missed in is no part of anybody's contract.
    String message = e instanceof NullPointerException ? "" : plain(e.getMessage());
    lines.add(e.getClass().getName() + " " + message);
    if (e instanceof SQLException sql) {
      lines.add("state " + sql.getSQLState() + " code " + sql.getErrorCode());
      if (sql.getNextException() != null && sql.getNextException() != e) {
        lines.add("next " + plain(sql.getNextException().toString()));
      }
    }
    if (e instanceof BatchUpdateException batch) {
      lines.add("counts " + Arrays.toString(batch.getUpdateCounts()));
      lines.add("large counts " + Arrays.toString(batch.getLargeUpdateCounts()));
    }
    ServerErrorMessage server = server(e);
    if (server != null) {
      lines.add(server(server));
    }
    if (e.getCause() != null && e.getCause() != e) {
      lines.add("cause " + plain(e.getCause().toString()));
    }
    return lines;
  }

  /** Without the values of a row, which row security hides: there is a case of their own. */
  private static @Nullable String plain(@Nullable String message) {
    if (message == null || ROW.matcher(message).matches()) {
      return null;
    }
    return PORTAL.matcher(ROW.matcher(message).replaceAll("")).replaceAll("C_n");
  }

  private static @Nullable ServerErrorMessage server(Throwable e) {
    if (e instanceof PSQLException failure) {
      return failure.getServerErrorMessage();
    }
    return e instanceof PSQLWarning warning ? warning.getServerErrorMessage() : null;
  }

  private static String server(ServerErrorMessage m) {
    return "server %s %s position=%d detail=%s hint=%s internal=%d/%s where=%s about=%s.%s.%s.%s.%s"
        .formatted(
            m.getSeverity(),
            READING.matcher(String.valueOf(m.getRoutine())).replaceAll("exec_message"),
            m.getPosition(),
            plain(m.getDetail()),
            m.getHint(),
            m.getInternalPosition(),
            m.getInternalQuery(),
            m.getWhere(),
            m.getSchema(),
            m.getTable(),
            m.getColumn(),
            m.getDatatype(),
            m.getConstraint());
  }
}
