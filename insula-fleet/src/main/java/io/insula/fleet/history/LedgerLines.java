package io.insula.fleet.history;

import io.insula.fleet.LockedPlace;
import io.insula.fleet.MigrationVersion;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ledger's lines of one place, whole: with times and names. */
final class LedgerLines {
  private static final String READ =
      """
      select version, description, script, checksum, applied_at, millis, applied_by
        from insula.migration
       where schema_name = ? and kind = ?
       order by applied_at, version""";

  private static final String WRITE =
      """
      insert into insula.migration
             (schema_name, kind, version, description, script, checksum, applied_at, millis,
              applied_by)
      select ?, ?, l.*
        from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::int[],
                    ?::text[]) as l
          on conflict (schema_name, kind, version) do update
         set description = excluded.description, script = excluded.script,
             checksum = excluded.checksum, applied_at = excluded.applied_at,
             millis = excluded.millis, applied_by = excluded.applied_by""";

  private static final String FORGET =
      "delete from insula.migration where schema_name = ? and kind = ? and version = any (?)";

  private final LockedPlace place;

  LedgerLines(LockedPlace place) {
    this.place = place;
  }

  /** By key, in the order in which they were applied. */
  Map<String, LedgerLine> read() throws SQLException {
    Map<String, LedgerLine> lines = new LinkedHashMap<>();
    try (PreparedStatement statement = place.connection().prepareStatement(READ)) {
      statement.setString(1, place.schema());
      statement.setString(2, place.kind().label());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          lines.put(rows.getString(1), line(rows));
        }
      }
    }
    return lines;
  }

  private static LedgerLine line(ResultSet row) throws SQLException {
    return new LedgerLine(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getObject(5, OffsetDateTime.class),
        row.getLong(6),
        row.getString(7));
  }

  /** Writes them, in place of lines with the same key. */
  void write(Collection<LedgerLine> lines) throws SQLException {
    try (PreparedStatement statement = place.connection().prepareStatement(WRITE)) {
      statement.setString(1, place.schema());
      statement.setString(2, place.kind().label());
      statement.setArray(3, array("text", lines, LedgerLine::key));
      statement.setArray(4, array("text", lines, LedgerLine::description));
      statement.setArray(5, array("text", lines, LedgerLine::script));
      statement.setArray(6, array("int4", lines, LedgerLine::checksum));
      statement.setArray(7, array("text", lines, line -> line.appliedAt().toString()));
      statement.setArray(8, array("int8", lines, LedgerLine::millis));
      statement.setArray(9, array("text", lines, LedgerLine::appliedBy));
      statement.executeUpdate();
    }
  }

  /** Removes the lines of these keys. */
  void forget(Collection<String> keys) throws SQLException {
    try (PreparedStatement statement = place.connection().prepareStatement(FORGET)) {
      statement.setString(1, place.schema());
      statement.setString(2, place.kind().label());
      statement.setArray(3, place.connection().createArrayOf("text", keys.toArray()));
      statement.executeUpdate();
    }
  }

  /** The newest version among them, or null. */
  static @Nullable MigrationVersion newest(Collection<LedgerLine> lines) {
    return lines.stream()
        .map(LedgerLine::version)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private Array array(String type, Collection<LedgerLine> lines, Function<LedgerLine, Object> part)
      throws SQLException {
    Connection connection = place.connection();
    List<Object> values = lines.stream().map(part).toList();
    return connection.createArrayOf(type, values.toArray());
  }
}
