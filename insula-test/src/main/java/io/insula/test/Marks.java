package io.insula.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts that one tenant has and another has not. */
final class Marks {
  /** How long a text is at least that can't be there by chance. */
  static final int LENGTH = 6;

  private static final String VALUES =
      "select distinct v.key, v.value from %s t, lateral jsonb_each_text(to_jsonb(t)) v"
          + " where length(v.value) >= "
          + LENGTH
          + " and %s";

  private final TestTenant owner;
  private final TestTenant asking;

  Marks(TestTenant owner, TestTenant asking) {
    this.owner = owner;
    this.asking = asking;
  }

  /** Each with the column that it is in. */
  Map<String, String> find() {
    Map<String, String> marks = values(owner);
    marks.keySet().removeAll(values(asking).keySet());
    marks.keySet().removeAll(shared());
    return marks;
  }

  private static Map<String, String> values(TestTenant tenant) {
    Map<String, String> values = new HashMap<>();
    new TenantRows(tenant)
        .asMigrator((migrator, table) -> Sql.rows(migrator, query(table), table.values()))
        .forEach(
            (table, rows) ->
                rows.forEach(row -> values.put(row.get(1), table + ", column " + row.get(0))));
    return values;
  }

  private static String query(TenantTable table) {
    return VALUES.formatted(table.qualified(), table.where());
  }

  private Set<String> shared() {
    String schema = asking.installation().insula().estate().settings().sharedSchema();
    return new TenantRows(asking).asMigrator(migrator -> shared(migrator, schema));
  }

  private static Set<String> shared(Connection migrator, String schema) throws SQLException {
    List<String> values = new ArrayList<>();
    for (String table :
        Sql.column(
            migrator, "select tablename from pg_catalog.pg_tables where schemaname = ?", schema)) {
      String name = Sql.quote(schema) + "." + Sql.quote(table);
      Sql.rows(migrator, VALUES.formatted(name, "true")).forEach(row -> values.add(row.get(1)));
    }
    return new HashSet<>(values);
  }
}
