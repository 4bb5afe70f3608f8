package io.insula.postgres.places;

import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.Placement;
import io.insula.TenantId;
import io.insula.jdbc.TenantColumn;
import io.insula.postgres.internal.Attempts;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A tenant's rows in the tables of the row schema. There is nothing to create. */
final class RowPlace {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}");

  private final TenantId tenant;
  private final String schema;
  private final TenantColumn column;

  RowPlace(TenantId tenant, Placement placement, TenantColumn column) {
    this.tenant = tenant;
    this.schema = placement.schema();
    this.column = column;
  }

  /** Tables with rows of the tenant; with a bigint column they can't be told by the id. */
  List<String> find(Connection migrator) throws SQLException {
    List<String> found = new ArrayList<>();
    if (column.type() == TenantColumn.Type.BIGINT || !canHaveRows()) {
      return found;
    }
    for (String table : tables(migrator)) {
      String sql =
          "select exists (select from %s where %s)".formatted(quote(schema, table), condition());
      if (Query.test(migrator, sql, tenant.value())) {
        found.add("rows in table \"%s\"".formatted(table));
      }
    }
    return found;
  }

  /**
   * Deletes the rows in one statement: foreign keys are checked at its end, when the rows of all
   * tables are gone, so that neither their order nor a cycle among them matters.
   */
  List<String> remove(Connection migrator, long number) throws SQLException {
    return Attempts.inTransaction(
        migrator,
        c -> {
          Query.update(
              c,
              "delete from insula.migration_tenant where schema_name = ? and number = ?",
              schema,
              number);
          List<String> tables = canHaveRows() ? tables(c) : List.of();
          return tables.isEmpty() ? List.of() : delete(c, tables, number);
        });
  }

  private List<String> delete(Connection connection, List<String> tables, long number)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(deletion(tables))) {
      for (int i = 1; i <= tables.size(); i++) {
        statement.setObject(
            i, column.type() == TenantColumn.Type.BIGINT ? (Object) number : tenant.value());
      }
      List<String> removed = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long count = rows.getLong(2);
          if (count > 0) {
            removed.add("%d rows of table \"%s\"".formatted(count, tables.get(rows.getInt(1))));
          }
        }
      }
      return removed;
    }
  }

  private String deletion(List<String> tables) {
    List<String> deletes = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      deletes.add(
          "d%d as (delete from %s where %s returning 1)"
              .formatted(i, quote(schema, tables.get(i)), condition()));
      counts.add("select %d, count(*) from d%d".formatted(i, i));
    }
    return "with "
        + String.join(",\n", deletes)
        + "\n"
        + String.join("\nunion all ", counts)
        + "\norder by 1";
  }

  private String condition() {
    return quote(column.name()) + " = cast(? as " + column.type().sql() + ")";
  }

  private boolean canHaveRows() {
    return column.type() != TenantColumn.Type.UUID
        || UUID.matcher(tenant.value().toLowerCase(Locale.ROOT)).matches();
  }

  /** Tables with the tenant column, without partitions and children, which go with their parent. */
  private List<String> tables(Connection connection) throws SQLException {
    return Query.column(
        connection,
        """
        select c.relname from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          join pg_catalog.pg_attribute a on a.attrelid = c.oid
         where n.nspname = ? and c.relkind in ('r', 'p')
           and a.attname = ? and a.attnum > 0 and not a.attisdropped
           and not exists (select from pg_catalog.pg_inherits i where i.inhrelid = c.oid)
         order by c.relname""",
        schema,
        column.name());
  }
}
