package io.insula.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Statements of files that travel to the server together, in one round trip. One thread. */
final class Batch {
  /** In front of each statement, so that the driver's message tells which one failed. */
  private static final Pattern TAG = Pattern.compile("/\\*insula:(\\d{6})\\*/");

  private static final String TAG_FORM = "/*insula:%06d*/";
  private static final int TAG_LENGTH = TAG_FORM.formatted(0).length();

  private static final String MARK =
      "select set_config('insula.file_%d', date_part('epoch', clock_timestamp())::text, true)";

  private final List<@Nullable Entry> entries = new ArrayList<>();
  private final List<String> sql = new ArrayList<>();

  /** A statement and its file. */
  record Entry(ReadyFile file, SqlStatement statement) {}

  /** What failed. */
  static final class Failed extends SQLException {
    private static final long serialVersionUID = 1L;
    private final transient Entry entry;
    private final SQLException reason;

    Failed(Entry entry, SQLException reason) {
      super(reason);
      this.entry = entry;
      this.reason = Failures.root(reason);
    }

    Entry entry() {
      return entry;
    }

    /** The error of the server. */
    SQLException reason() {
      return reason;
    }

    /** The line of the file. */
    int line() {
      return entry.statement().lineOf(Math.max(0, Failures.position(reason) - TAG_LENGTH));
    }
  }

  boolean isEmpty() {
    return sql.isEmpty();
  }

  void add(Entry entry) {
    entries.add(entry);
    sql.add(TAG_FORM.formatted(sql.size()) + entry.statement().text());
  }

  /** Notes on the server what time it is after that many files. */
  void mark(int files) {
    plain(MARK.formatted(files));
  }

  /** Puts the search path back, after a file that may have changed it. */
  void restore(Place place) {
    String path = place.searchPath().replace("'", "''");
    plain("select set_config('search_path', '" + path + "', true)");
  }

  private void plain(String statement) {
    entries.add(null);
    sql.add(statement);
  }

  /** Runs all, in order; afterwards the batch is empty. */
  void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String one : sql) {
        statement.addBatch(one);
      }
      statement.executeBatch();
    } catch (SQLException e) {
      Entry entry = failed(e);
      throw entry == null ? e : new Failed(entry, e);
    }
    entries.clear();
    sql.clear();
  }

  private @Nullable Entry failed(SQLException e) {
    Matcher tag = TAG.matcher(String.valueOf(e.getMessage()));
    return tag.find() ? entries.get(Integer.parseInt(tag.group(1))) : null;
  }
}
