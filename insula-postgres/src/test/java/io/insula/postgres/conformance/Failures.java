package io.insula.postgres.conformance;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** What can be learnt from an exception, as lines. */
final class Failures {
  private Failures() {}

  static List<String> lines(Throwable e) {
    List<String> lines = new ArrayList<>();
    lines.add(e.getClass().getName() + " " + e.getMessage());
    if (e instanceof SQLException sql) {
      lines.add("state " + sql.getSQLState() + " code " + sql.getErrorCode());
      if (sql.getNextException() != null && sql.getNextException() != e) {
        lines.add("next " + sql.getNextException());
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
      lines.add("cause " + e.getCause());
    }
    return lines;
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
            m.getRoutine(),
            m.getPosition(),
            m.getDetail(),
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
