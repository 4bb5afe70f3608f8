package io.insula.postgres.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The tenant column: there, required, with a default. Parents hand it down to their children. */
final class ColumnPlan {
  private final TenantTables tables;
  private final TenantKey key;

  ColumnPlan(TenantTables tables, TenantKey key) {
    this.tables = tables;
    this.key = key;
  }

  List<String> statements() {
    return tables.all().stream().flatMap(table -> statements(table).stream()).toList();
  }

  private List<String> statements(Relation table) {
    List<String> changes = changes(table);
    return changes.isEmpty()
        ? List.of()
        : List.of("alter table " + table.sql() + " " + String.join(", ", changes));
  }

  private List<String> changes(Relation table) {
    List<String> changes = new ArrayList<>();
    if (needed(table, Optional::isEmpty)) {
      // A default in the same clause would be evaluated at once, and nobody is bound here.
      changes.add("add column %s %s not null".formatted(key.quoted(), key.column().type().sql()));
      changes.add(defaultChange());
    }
    if (needed(table, column -> column.isPresent() && !column.get().required())) {
      changes.add("alter column %s set not null".formatted(key.quoted()));
    }
    if (needed(table, ColumnPlan::lacksDefault)) {
      changes.add(defaultChange());
    }
    return changes;
  }

  private String defaultChange() {
    return "alter column %s set default %s".formatted(key.quoted(), key.bound());
  }

  private static boolean lacksDefault(Optional<Column> column) {
    return column.isPresent()
        && column.get().value() == null
        && !column.get().identity()
        && !column.get().generated();
  }

  /** Whether the table lacks something that none of its parents is about to hand down. */
  private boolean needed(Relation table, Predicate<Optional<Column>> lacking) {
    return lacking.test(column(table))
        && tables.parents(table).stream().noneMatch(parent -> lacking.test(column(parent)));
  }

  private Optional<Column> column(Relation table) {
    return tables.schema().column(table, key.name());
  }
}
