package io.insula.guard.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Drops old months, in the transaction of the given connection. Thread-safe. */
record Pruning(AuditKey key) {
  private static final String PREFIX = "audit_entry_";

  /** The months that ended before that time, and before the last entry was written. */
  static List<YearMonth> months(Connection connection, Instant before) throws SQLException {
    Instant end = TrailReader.end(connection).at();
    return monthsUntil(connection, end.isBefore(before) ? end : before);
  }

  private static List<YearMonth> monthsUntil(Connection connection, Instant before)
      throws SQLException {
    String sql =
        """
        select c.relname
          from pg_catalog.pg_inherits i
          join pg_catalog.pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'insula.audit_entry'::regclass
         order by c.relname""";
    List<YearMonth> months = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        YearMonth month =
            YearMonth.parse(rows.getString(1).substring(PREFIX.length()).replace('_', '-'));
        if (!end(month).isAfter(before)) {
          months.add(month);
        }
      }
    }
    return months;
  }

  static Instant end(YearMonth month) {
    return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Seals where the trail goes on, and drops what is before. */
  PruneReport drop(Connection connection, List<YearMonth> months) throws SQLException {
    lock(connection);
    Instant cut = end(months.get(months.size() - 1));
    long last = checkpoint(connection, cut);
    for (YearMonth month : months) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("drop table insula." + PREFIX + month.toString().replace('-', '_'));
      }
    }
    return new PruneReport(months, last);
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '5s'");
      statement.execute("select insula.audit_lock()");
    }
  }

  /** The last entry before that time; if there is none, the trail begins where it began. */
  private long checkpoint(Connection connection, Instant cut) throws SQLException {
    String sql =
        """
        select position, at, encode(seal, 'hex') as seal
          from insula.audit_entry where at < ? order by at desc, position desc limit 1""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, Rows.time(cut));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return TrailReader.ends(connection).begin().position();
        }
        long position = row.getLong("position");
        write(connection, position, Rows.instant(row, "at"), row.getString("seal"));
        return position;
      }
    }
  }

  private void write(Connection connection, long position, Instant at, String seal)
      throws SQLException {
    String sql =
        """
        insert into insula.audit_checkpoint (position, at, seal, mac)
        values (?, ?, decode(?, 'hex'), decode(?, 'hex')) on conflict (position) do nothing""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, position);
      statement.setObject(2, Rows.time(at));
      statement.setString(3, seal);
      statement.setString(4, key.checkpoint(position, at, seal));
      statement.executeUpdate();
    }
  }
}
