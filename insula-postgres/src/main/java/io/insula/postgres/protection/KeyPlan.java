package io.insula.postgres.protection;

import io.insula.postgres.internal.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Keys and indexes that become per tenant. They keep their names, comments and marks. */
final class KeyPlan {
  private final TenantTables tables;
  private final KeyRule rule;
  private final TenantKey key;

  KeyPlan(TenantTables tables, KeyRule rule, TenantKey key) {
    this.tables = tables;
    this.rule = rule;
    this.key = key;
  }

  List<String> drops() {
    return each((table, index) -> List.of(drop(table, index)));
  }

  List<String> creations() {
    return each(this::create);
  }

  private List<String> each(BiFunction<Relation, Index, List<String>> statements) {
    List<String> all = new ArrayList<>();
    for (Relation table : tables.all()) {
      for (Index index : tables.schema().indexes(table)) {
        if (!index.inherited() && rule.changes(table, index)) {
          all.addAll(statements.apply(table, index));
        }
      }
    }
    return all;
  }

  private static String drop(Relation table, Index index) {
    return index.constraint() != null
        ? "alter table %s drop constraint %s"
            .formatted(table.sql(), Identifiers.quote(index.name()))
        : "drop index " + Identifiers.quote(table.schema(), index.name());
  }

  private List<String> create(Relation table, Index index) {
    List<String> statements = new ArrayList<>();
    Index.Constraint constraint = index.constraint();
    if (constraint != null) {
      String added = key.quoted() + (constraint.exclusion() ? " with =" : "");
      statements.add(
          "alter table %s add constraint %s %s"
              .formatted(
                  table.sql(),
                  Identifiers.quote(index.name()),
                  Definition.lead(constraint.definition(), added)));
    } else {
      statements.add(createIndex(table, index));
    }
    statements.addAll(new IndexMarks(table, index).statements());
    return statements;
  }

  private String createIndex(Relation table, Index index) {
    return "create %s %s on %s using %s (%s, %s"
        .formatted(
            index.traits().unique() ? "unique index" : "index",
            Identifiers.quote(index.name()),
            table.sql(),
            index.method(),
            key.quoted(),
            Definition.columns(index.definition()));
  }
}
