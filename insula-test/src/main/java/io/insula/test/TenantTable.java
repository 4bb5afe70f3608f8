package io.insula.test;

import static io.insula.test.Sql.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that holds a tenant's rows. Immutable.
 *
 * @param schema as it stands in the catalog
 * @param name as it stands in the catalog
 * @param condition which of its rows are the tenant's, as text with one parameter; null for all
 * @param value of that parameter
 * @param key the columns of the primary key, quoted; empty if there is none
 * @param types the types of these columns
 * @param settable a column that can be set to itself, quoted; null if there is none
 */
record TenantTable(
    String schema,
    String name,
    @Nullable String condition,
    String value,
    List<String> key,
    List<String> types,
    @Nullable String settable) {
  /** Tables, with their keys; partitions go with their parents. */
  private static final String TABLES =
      """
      select c.relname,
             coalesce((select string_agg(quote_ident(a.attname), chr(10) order by k.position)
                         from pg_constraint p, unnest(p.conkey) with ordinality k (attnum, position),
                              pg_attribute a
                        where p.conrelid = c.oid and p.contype = 'p'
                          and a.attrelid = c.oid and a.attnum = k.attnum), ''),
             coalesce((select string_agg(format_type(a.atttypid, a.atttypmod), chr(10)
                                         order by k.position)
                         from pg_constraint p, unnest(p.conkey) with ordinality k (attnum, position),
                              pg_attribute a
                        where p.conrelid = c.oid and p.contype = 'p'
                          and a.attrelid = c.oid and a.attnum = k.attnum), ''),
             coalesce((select quote_ident(a.attname) from pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                          and a.attidentity = '' and a.attgenerated = '' and a.attname <> ?
                        order by a.attnum desc limit 1), ''),
             exists (select from pg_attribute a
                      where a.attrelid = c.oid and a.attname = ? and not a.attisdropped)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition
       order by 1""";

  TenantTable {
    key = List.copyOf(key);
    types = List.copyOf(types);
  }

  /** All tables of a tenant. */
  static List<TenantTable> of(TestTenant tenant, Connection migrator) throws SQLException {
    RowMark mark = RowMark.of(tenant);
    String schema = tenant.tenant().placement().schema();
    return Sql.rows(migrator, TABLES, mark.column(), mark.column(), schema).stream()
        .filter(row -> !mark.needed() || row.get(4).equals("t"))
        .map(
            row ->
                new TenantTable(
                    schema,
                    row.get(0),
                    mark.needed() ? mark.condition() : null,
                    mark.value(),
                    lines(row.get(1)),
                    lines(row.get(2)),
                    row.get(3).isEmpty() ? null : row.get(3)))
        .toList();
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }

  /** With its schema. */
  String qualified() {
    return quote(schema) + "." + quote(name);
  }

  /** What follows {@code where}, with its value as {@link #values()}. */
  String where() {
    return condition == null ? "true" : condition;
  }

  /** The values of {@link #where()}. */
  String[] values() {
    return condition == null ? new String[0] : new String[] {value};
  }

  @Override
  public String toString() {
    return "table \"" + name + "\"";
  }
}
