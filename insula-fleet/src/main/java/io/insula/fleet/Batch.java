package io.insula.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

  /** Not only for the transaction, since a file may have set them for the session. */
  private static final String SET = "select set_config('%s', %s, false)";

  private static final String SAVED = "insula.saved_";
  private static final String LOCK_TIMEOUT = "lock_timeout";
  private static final String STATEMENT_TIMEOUT = "statement_timeout";
  private static final List<String> TIMEOUTS = List.of(LOCK_TIMEOUT, STATEMENT_TIMEOUT);

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

  /** Sets the file's timeouts, and keeps those that were there, for {@link #restore}. */
  void enter(Header header) {
    for (String name : TIMEOUTS) {
      plain(SET.formatted(SAVED + name, "current_setting('" + name + "')"));
    }
    set(LOCK_TIMEOUT, header.lockTimeout());
    set(STATEMENT_TIMEOUT, header.statementTimeout());
  }

  private void set(String name, @Nullable Duration time) {
    if (time != null) {
      plain(SET.formatted(name, "'" + time.toMillis() + "ms'"));
    }
  }

  /** Puts back what a file may have changed, behind {@link #enter}: path, timeouts, role. */
  void restore(Place place) {
    plain(SET.formatted("search_path", literal(place.searchPath())));
    for (String name : TIMEOUTS) {
      plain(SET.formatted(name, "current_setting('" + SAVED + name + "')"));
    }
    plain(SET.formatted("role", "'none'"));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
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
