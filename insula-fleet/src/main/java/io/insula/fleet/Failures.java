package io.insula.fleet;

import io.insula.InsulaException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what went wrong, without the values that servers put into their messages. */
final class Failures {
  private static final Pattern POSITION = Pattern.compile("\n\\s+[^\n:]{1,40}: ([\\d.,]+)\\s*$");

  /** Can't be in a transaction; ends one that is not its own. */
  private static final Set<String> ALONE = Set.of("25001", "2D000");

  private static final String LOOSE =
      "It can't run in a transaction: put it into a file of its own that begins with"
          + " \"-- insula: no-transaction\". ";

  private static final String UNKNOWN_TABLE = "42P01";

  private Failures() {}

  /** The error of the server itself. */
  static SQLException root(SQLException e) {
    SQLException next = e.getNextException();
    return e instanceof BatchUpdateException && next != null ? next : e;
  }

  /** Where in the statement the server saw the error, from 1; 0 if it doesn't say. */
  static int position(SQLException e) {
    Matcher matcher = POSITION.matcher(String.valueOf(e.getMessage()));
    return matcher.find() ? Integer.parseInt(matcher.group(1).replaceAll("\\D", "")) : 0;
  }

  /** The first line of the message: details, which hold rows' values, come behind it. */
  static String text(SQLException e) {
    String first = String.valueOf(e.getMessage()).split("\n", 2)[0];
    boolean aboutValues = String.valueOf(e.getSQLState()).startsWith("22");
    int colon = first.indexOf(": ", first.indexOf(": ") + 1);
    String clean = aboutValues && colon > 0 ? first.substring(0, colon) : first;
    return clean + " [SQLSTATE " + e.getSQLState() + "]";
  }

  /** The same error, where it was, without values. */
  static SQLException clean(SQLException e) {
    SQLException clean = new SQLException(text(e), e.getSQLState());
    clean.setStackTrace(e.getStackTrace());
    return clean;
  }

  /** A statement of a file failed. */
  static MigrationFailedException statement(Place place, Batch.Failed failed, String advice) {
    return statement(place, place.label(), failed, advice);
  }

  /** A statement of a file failed for one of several tenants. */
  static MigrationFailedException statement(
      Place place, String label, Batch.Failed failed, String advice) {
    SQLException reason = failed.reason();
    Batch.Entry entry = failed.entry();
    String more = ALONE.contains(String.valueOf(reason.getSQLState())) ? LOOSE + advice : advice;
    String message =
        "%s: %s line %d failed at \"%s\": %s. %s"
            .formatted(
                label,
                entry.file(),
                failed.line(),
                entry.statement().beginning(),
                text(reason),
                more);
    return new MigrationFailedException(
        message,
        place.target(),
        new MigrationFailedException.Spot(
            entry.file().toString(),
            failed.line(),
            entry.statement().beginning(),
            reason.getSQLState(),
            entry.file().header().retries()),
        clean(reason));
  }

  /** A Java migration failed. */
  static MigrationFailedException code(
      Place place, String label, ReadyFile file, Exception failure, String advice) {
    SQLException reason = sql(failure);
    Throwable cause = reason == null ? failure : clean(root(reason));
    String text = reason == null ? failure.getClass().getName() : text(root(reason));
    return new MigrationFailedException(
        "%s: %s failed: %s. %s".formatted(label, file, text, advice),
        place.target(),
        MigrationFailedException.Spot.of(file, reason == null ? null : root(reason).getSQLState()),
        cause);
  }

  private static @Nullable SQLException sql(Throwable failure) {
    Throwable next = failure;
    while (next != null && !(next instanceof SQLException)) {
      next = next.getCause();
    }
    return (SQLException) next;
  }

  /** Something else than a file's statement failed. */
  static InsulaException outside(String label, SQLException e) {
    SQLException root = root(e);
    String advice =
        UNKNOWN_TABLE.equals(root.getSQLState())
            ? ". Has this database been prepared (insula init)?"
            : ". Nothing of the files in work was kept; run it again.";
    return new InsulaException(label + " can't be migrated: " + text(root) + advice, clean(root));
  }
}
