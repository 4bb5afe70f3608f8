package io.insula.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The invalid index that a CREATE INDEX CONCURRENTLY leaves when it is broken off. The same
 * statement would fail over it, or with IF NOT EXISTS take it for done; so it is dropped before.
 * Nothing is lost: no query uses an invalid index, and the statement that follows makes it anew.
 */
final class IndexLeftover {
  private static final Pattern SPACE = Pattern.compile("(?s)(\\s|/\\*.*?\\*/|--[^\n]*)+");
  private static final Pattern MAKES =
      Pattern.compile(
          "(?is)create (unique )?index concurrently (if not exists )?(\"(?:[^\"]|\"\")+\"|[^\\s\"(]+) on .*");

  private static final String INVALID =
      """
      select format('drop index concurrently %I.%I', n.nspname, c.relname)
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where not i.indisvalid and c.relkind = 'i' and n.nspname = ? and c.relname = ?
         and not exists (select from pg_catalog.pg_inherits where inhrelid = c.oid)
      """;

  private final Connection connection;
  private final String schema;

  /**
   * @param connection without a transaction
   */
  IndexLeftover(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** Drops what a former run of the statement left. */
  void remove(SqlStatement statement) throws SQLException {
    String index = index(statement.text());
    String drop = index == null ? null : drop(index);
    if (drop != null) {
      try (Statement dropping = connection.createStatement()) {
        dropping.execute(drop);
      }
    }
  }

  private @Nullable String drop(String index) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(INVALID)) {
      select.setString(1, schema);
      select.setString(2, index);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /** The name of the index that the statement makes; null if it makes none, or one without name. */
  static @Nullable String index(String sql) {
    int end = Math.min(sql.length(), 1_000);
    Matcher makes = MAKES.matcher(SPACE.matcher(sql.substring(0, end)).replaceAll(" "));
    if (!makes.matches()) {
      return null;
    }
    String name = makes.group(3);
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name.toLowerCase(Locale.ROOT);
  }
}
