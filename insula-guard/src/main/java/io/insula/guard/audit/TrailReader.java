package io.insula.guard.audit;

import io.insula.guard.audit.Verification.Ends;
import io.insula.guard.audit.Verification.Mark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the trail, in the transaction of the given connection. Stateless and thread-safe. */
final class TrailReader {
  private static final int FETCH_SIZE = 2_000;

  private TrailReader() {}

  /** From here on the transaction sees one moment. */
  static void freeze(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read read only");
    }
  }

  static Ends ends(Connection connection) throws SQLException {
    return new Ends(
        mark(
            connection,
            "select position, at, encode(seal, 'hex') as seal, encode(mac, 'hex') as mac"
                + " from insula.audit_checkpoint order by position desc limit 1"),
        end(connection));
  }

  static Mark end(Connection connection) throws SQLException {
    return mark(
        connection,
        "select position, at, encode(seal, 'hex') as seal, encode(mac, 'hex') as mac"
            + " from insula.audit_head");
  }

  private static Mark mark(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? new Mark(
              row.getLong("position"),
              Rows.instant(row, "at"),
              row.getString("seal"),
              row.getString("mac"))
          : new Mark(0, Instant.EPOCH, "", "");
    }
  }

  /** All entries up to that time, in the order of their positions, however many. */
  static void each(Connection connection, @Nullable Instant before, Consumer<AuditEntry> take)
      throws SQLException {
    QuerySql query = QuerySql.of(AuditQuery.all());
    query.and("at < ?", before == null ? null : Rows.time(before));
    read(connection, query, "position, at", null, take);
  }

  /** The entries that match, the oldest first. */
  static void each(Connection connection, AuditQuery wanted, Consumer<AuditEntry> take)
      throws SQLException {
    read(connection, QuerySql.of(wanted), "at, position", null, take);
  }

  static List<AuditEntry> page(
      Connection connection, AuditQuery wanted, @Nullable Long before, int size)
      throws SQLException {
    QuerySql query = QuerySql.of(wanted);
    query.and("position < ?", before);
    List<AuditEntry> entries = new ArrayList<>();
    read(connection, query, "at desc, position desc", size, entries::add);
    return entries;
  }

  static List<AuditEntry> one(Connection connection, String condition, Object value)
      throws SQLException {
    QuerySql query = QuerySql.of(AuditQuery.all());
    query.and(condition, value);
    List<AuditEntry> entries = new ArrayList<>();
    read(connection, query, "position", 2, entries::add);
    return entries;
  }

  private static void read(
      Connection connection,
      QuerySql query,
      String order,
      @Nullable Integer limit,
      Consumer<AuditEntry> take)
      throws SQLException {
    String sql =
        "select %s from insula.audit_entry where %s order by %s%s"
            .formatted(Rows.COLUMNS, query.where(), order, limit == null ? "" : " limit " + limit);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH_SIZE);
      query.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          take.accept(Rows.entry(rows));
        }
      }
    }
  }
}
