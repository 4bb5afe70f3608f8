package io.insula.fleet;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The tables {@code insula.migration} and {@code insula.migration_tenant} of one database. */
final class Ledger {
  private static final String READ =
      """
      select kind, version, script, checksum
        from insula.migration
       where (kind = 'tenant' and schema_name = ?) or (kind = 'shared' and schema_name = ?)
      """;

  private static final String READ_MANY =
      """
      select kind, version, script, checksum, schema_name
        from insula.migration
       where (kind = 'tenant' and schema_name = any (?)) or (kind = 'shared' and schema_name = ?)
      """;

  private static final String WRITE =
      """
      insert into insula.migration
             (schema_name, kind, version, description, script, checksum, applied_at, millis,
              applied_by)
      select ?, ?, f.version, f.description, f.script, f.checksum, clock_timestamp(),
             coalesce(
               round(1000 * (nullif(current_setting('insula.file_' || f.n, true), '')::float8
                 - nullif(current_setting('insula.file_' || (f.n - 1), true), '')::float8)), ?),
             ?
        from unnest(?::text[], ?::text[], ?::text[], ?::int[])
             with ordinality as f(version, description, script, checksum, n)
          on conflict (schema_name, kind, version) do update
         set description = excluded.description, script = excluded.script,
             checksum = excluded.checksum, applied_at = excluded.applied_at,
             millis = excluded.millis, applied_by = excluded.applied_by
      returning version, millis
      """;

  private static final String TENANTS =
      "select number from insula.migration_tenant where schema_name = ?";

  private static final String IS_ENROLLED =
      "select exists (select from insula.migration_tenant where schema_name = ? and number = ?)";

  private static final String ENROL =
      """
      insert into insula.migration_tenant (schema_name, number, tenant, enrolled_by)
      values (?, ?, ?, ?)
      """;

  private Ledger() {}

  /** Locks nothing: the caller holds the lock of the place. */
  static LedgerState read(Connection connection, Place place) throws SQLException {
    LedgerState state = new LedgerState();
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, place.target().placement().schema());
      statement.setString(2, place.shared());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          read(rows, state);
        }
      }
    }
    return state;
  }

  private static void read(ResultSet row, LedgerState state) throws SQLException {
    boolean shared = row.getString(1).equals(MigrationKind.SHARED.label());
    state.add(
        shared ? MigrationKind.SHARED : MigrationKind.TENANT,
        row.getString(2),
        new LedgerState.Line(row.getString(3), row.getInt(4)));
  }

  /** The ledgers of many places of one database, in their order; in one query. */
  static List<LedgerState> readAll(Connection connection, List<Place> places) throws SQLException {
    Map<String, LedgerState> states = new HashMap<>();
    places.forEach(place -> states.put(place.schema(), new LedgerState()));
    try (PreparedStatement statement = connection.prepareStatement(READ_MANY)) {
      statement.setArray(1, texts(connection, List.copyOf(states.keySet())));
      statement.setString(2, places.get(0).shared());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (rows.getString(1).equals(MigrationKind.SHARED.label())) {
            for (LedgerState state : states.values()) {
              read(rows, state);
            }
          } else {
            read(rows, Objects.requireNonNull(states.get(rows.getString(5))));
          }
        }
      }
    }
    return places.stream().map(p -> Objects.requireNonNull(states.get(p.schema()))).toList();
  }

  /**
   * Notes that these files were applied, with the times that {@link Batch#mark} left.
   *
   * @param otherwise the milliseconds of a file without such marks
   */
  static List<AppliedFile> write(
      Connection connection, Place place, List<ReadyFile> files, long otherwise, String actor)
      throws SQLException {
    Map<String, Long> millis = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      statement.setString(1, place.schema());
      statement.setString(2, place.kind().label());
      statement.setLong(3, otherwise);
      statement.setString(4, actor);
      statement.setArray(5, texts(connection, files.stream().map(f -> f.file().key()).toList()));
      statement.setArray(
          6, texts(connection, files.stream().map(f -> f.file().description()).toList()));
      statement.setArray(7, texts(connection, files.stream().map(ReadyFile::toString).toList()));
      statement.setArray(
          8, connection.createArrayOf("int4", files.stream().map(ReadyFile::checksum).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          millis.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    List<AppliedFile> applied = new ArrayList<>();
    for (ReadyFile file : files) {
      long took = millis.getOrDefault(file.file().key(), 0L);
      String version = file.file().version() == null ? null : file.file().version().toString();
      applied.add(new AppliedFile(place.kind(), version, file.toString(), took));
    }
    return applied;
  }

  /** The numbers of the row tenants that have all data of the files applied so far. */
  static Set<Long> enrolled(Connection connection, Place place) throws SQLException {
    Set<Long> numbers = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(TENANTS)) {
      statement.setString(1, place.schema());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
      }
    }
    return numbers;
  }

  /** Whether that row tenant has all data of the files applied so far. */
  static boolean isEnrolled(Connection connection, Place place, long number) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IS_ENROLLED)) {
      statement.setString(1, place.schema());
      statement.setLong(2, number);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Notes that a row tenant has the data of all files applied so far. */
  static void enrol(Connection connection, Place place, RowTenant tenant, String actor)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENROL)) {
      statement.setString(1, place.schema());
      statement.setLong(2, tenant.number());
      statement.setString(3, tenant.id().value());
      statement.setString(4, actor);
      statement.executeUpdate();
    }
  }

  private static Array texts(Connection connection, List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }
}
