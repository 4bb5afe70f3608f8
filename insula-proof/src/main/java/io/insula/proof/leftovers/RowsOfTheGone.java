package io.insula.proof.leftovers;

import io.insula.Isolation;
import io.insula.jdbc.TenantColumn;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in tables of row isolation whose tenant is gone. The index that leads with the tenant is
 * walked from one tenant to the next, so that a table costs one look-up for each, not a full scan.
 */
final class RowsOfTheGone implements Finder {
  private static final String TABLES =
      """
      select n.nspname, c.relname
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid
       where n.nspname = ? and c.relkind in ('r', 'p') and a.attname = ? and a.attnum > 0
         and not a.attisdropped
         and not exists (select from pg_inherits i where i.inhrelid = c.oid)
       order by 2""";

  @Override
  public void look(Ground ground) throws SQLException {
    String column = ground.estate().column().name();
    for (List<String> table :
        Ask.rows(ground.connection(), TABLES, ground.estate().settings().rowSchema(), column)) {
      table(ground, Ask.name(table.get(0)) + "." + Ask.name(table.get(1)), table.get(1));
    }
  }

  private static void table(Ground ground, String table, String label) throws SQLException {
    String column = Ask.name(ground.estate().column().name());
    String values =
        """
        with recursive value as (
          (select %1$s as it from %2$s order by %1$s limit 1)
          union all
          select (select t.%1$s from %2$s t where t.%1$s > value.it order by t.%1$s limit 1)
            from value where value.it is not null
        )
        select it::text from value where it is not null"""
            .formatted(column, table);
    for (List<String> row : Ask.rows(ground.connection(), values)) {
      value(ground, table, label, row.get(0));
    }
  }

  private static void value(Ground ground, String table, String label, String value)
      throws SQLException {
    Occupant owner = owner(ground, value);
    if (owner != null && !owner.purged() && isHere(ground, owner)) {
      return;
    }
    TenantColumn column = ground.estate().column();
    String condition =
        "%s = %s::%s".formatted(Ask.name(column.name()), Ask.literal(value), column.type().sql());
    long count =
        Long.parseLong(
            Ask.rows(ground.connection(), "select count(*) from " + table + " where " + condition)
                .get(0)
                .get(0));
    if (owner != null && owner.purged() && isHere(ground, owner)) {
      ground.left(Kind.ROWS, label, owner, count, "their tenant is purged", Ground.command(owner));
    } else {
      ground.unknown(
          Kind.ROWS,
          label,
          owner == null ? null : owner.tenant(),
          count,
          owner == null
              ? "their tenant is not in the catalog"
              : "their tenant's place is elsewhere",
          "delete from " + table + " where " + condition);
    }
  }

  private static @Nullable Occupant owner(Ground ground, String value) {
    return ground.estate().column().type() == TenantColumn.Type.BIGINT
        ? ground.census().numbered(Long.parseLong(value))
        : ground.census().named(value);
  }

  private static boolean isHere(Ground ground, Occupant owner) {
    return owner.placement().isolation() == Isolation.ROW
        && owner.placement().cluster().equals(ground.cluster());
  }
}
