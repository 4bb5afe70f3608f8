package io.insula.fleet.history;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines of one database's ledger that belong to nothing any more. */
final class Orphans {
  private static final String SCHEMAS =
      """
      select distinct l.schema_name
        from (select schema_name from insula.migration
               union all
              select schema_name from insula.migration_tenant) l
       where not exists (select from pg_catalog.pg_namespace n where n.nspname = l.schema_name)
       order by 1""";

  /** Whoever makes the schema anew makes it first, and writes the ledger under this lock. */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('insula.migration/' || ?, 0))";

  private static final String FORGET =
      """
      delete from insula.%s l
       where schema_name = ?
         and not exists (select from pg_catalog.pg_namespace n where n.nspname = l.schema_name)""";

  private static final String ENROLLED =
      "select distinct number, tenant from insula.migration_tenant order by number";

  private static final String DISMISS =
      "delete from insula.migration_tenant where number = any (?)";

  private final Connection connection;

  Orphans(Connection connection) {
    this.connection = connection;
  }

  /** Forgets the schemas that are gone; returns what was forgotten. */
  List<String> forgetSchemas() throws SQLException {
    List<String> done = new ArrayList<>();
    for (String schema : schemas()) {
      update(LOCK, schema);
      int lines = update(FORGET.formatted("migration"), schema);
      int tenants = update(FORGET.formatted("migration_tenant"), schema);
      if (lines + tenants > 0) {
        done.add("%d lines of schema \"%s\", which is gone".formatted(lines + tenants, schema));
      }
    }
    return done;
  }

  private List<String> schemas() throws SQLException {
    List<String> schemas = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SCHEMAS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        schemas.add(rows.getString(1));
      }
    }
    return schemas;
  }

  /** The row tenants that the ledger knows, by number; to be read before the catalog is. */
  Map<Long, String> enrolled() throws SQLException {
    Map<Long, String> enrolled = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(ENROLLED);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        enrolled.put(rows.getLong(1), rows.getString(2));
      }
    }
    return enrolled;
  }

  void dismiss(Collection<Long> numbers) throws SQLException {
    Array array = connection.createArrayOf("int8", numbers.toArray());
    try (PreparedStatement statement = connection.prepareStatement(DISMISS)) {
      statement.setArray(1, array);
      statement.executeUpdate();
    }
  }

  private int update(String sql, String schema) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      return statement.execute() ? 0 : statement.getUpdateCount();
    }
  }
}
