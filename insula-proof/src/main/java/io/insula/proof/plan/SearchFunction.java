package io.insula.proof.plan;

import io.insula.jdbc.TenantColumn;
import java.util.stream.Collectors;

/**
 * A function that searches in row isolation with the rights of the migrator, and returns keys. In
 * its own query the tenant is a condition like others, so that both can use one index. No text of a
 * caller is run in it, and what it returns is read through the policy again.
 */
final class SearchFunction {
  /** The words by which protection knows such a function. */
  static final String MARK = "Insula: binds its tenant itself";

  private final DoorRow door;
  private final TenantColumn column;

  SearchFunction(DoorRow door, TenantColumn column) {
    this.door = door;
    this.column = column;
  }

  Remedy remedy() {
    if (door.identity().isEmpty() || door.other() == null) {
      return new Remedy(
          "Give the table a primary key; a function can then search it and return keys.", "", "");
    }
    return new Remedy(
        "Search in a function that binds its tenant itself and returns keys.",
        tenantFirst(door, column) + index() + function(),
        "select t.* from %s($1, 100) join %s t using (%s)"
            .formatted(name(), Sql.name(door.table()), keys("")));
  }

  /** A fresh database runs all files before protection adds the column. */
  static String tenantFirst(DoorRow door, TenantColumn column) {
    return "alter table %s add column if not exists %s %s;\n"
        .formatted(Sql.name(door.table()), Sql.name(column.name()), column.type().sql());
  }

  private String name() {
    return Sql.name(door.index() + "_search");
  }

  private String keys(String prefix) {
    return door.identity().stream()
        .map(key -> prefix + key.substring(0, key.lastIndexOf("\u0001")))
        .collect(Collectors.joining(", "));
  }

  /** The same index with the tenant first, where its kind can hold one. */
  private String index() {
    boolean possible = door.method().equals("gin") || door.method().equals("gist");
    if (door.tenantKey() || !possible) {
      return "";
    }
    String using = " USING " + door.method() + " (";
    int columns = door.definition().indexOf(using) + using.length();
    return """
        create extension if not exists btree_%s;
        create index on %s using %s (%s, %s;
        drop index %s;
        """
        .formatted(
            door.method(),
            Sql.name(door.table()),
            door.method(),
            Sql.name(column.name()),
            door.definition().substring(columns),
            Sql.name(door.index()));
  }

  private String function() {
    return """
        create function %1$s(query %2$s, most integer) returns table (%3$s)
          language sql stable security definer rows 100 set search_path = pg_catalog, pg_temp
        begin atomic
          select %4$s from %5$s t
           where t.%6$s = (select %7$s) and %8$s operator(%9$s.%10$s) %11$s limit most;
        end;
        comment on function %1$s(%2$s, integer) is '%12$s';
        """
        .formatted(
            name(),
            parameter(),
            door.identity().stream()
                .map(key -> key.replace('\u0001', ' '))
                .collect(Collectors.joining(", ")),
            keys("t."),
            Sql.name(door.table()),
            Sql.name(column.name()),
            bound(),
            door.computed() ? "(" + door.expression() + ")" : "t." + door.expression(),
            Sql.name(door.operatorSchema()),
            door.operator(),
            value(),
            MARK);
  }

  private String parameter() {
    return String.valueOf(door.other());
  }

  /**
   * A pattern that ends in an escape fails or not as the row is; texts are looked for as they are.
   */
  private String value() {
    return door.operator().equals(Remedies.CONTAINS)
        ? "('%' || replace(replace(replace(query, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')"
        : "query";
  }

  private String bound() {
    return switch (column.type()) {
      case TEXT -> "insula.tenant()";
      case UUID -> "insula.tenant()::uuid";
      case BIGINT -> "insula.tenant_number()";
    };
  }
}
