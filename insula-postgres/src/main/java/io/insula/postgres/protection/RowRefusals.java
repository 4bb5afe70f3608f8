package io.insula.postgres.protection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds tables and keys that can't be made per tenant. */
final class RowRefusals {
  private final TenantTables tables;
  private final KeyRule rule;
  private final TenantKey key;

  RowRefusals(TenantTables tables, KeyRule rule, TenantKey key) {
    this.tables = tables;
    this.rule = rule;
    this.key = key;
  }

  List<Problem> problems(List<ForeignKeyPlan.Reference> references) {
    Stream<Problem> ofTables =
        tables.all().stream().flatMap(table -> Stream.concat(column(table), keys(table)));
    Stream<Problem> ofReferences = references.stream().flatMap(this::reference);
    return Stream.concat(ofTables, ofReferences).toList();
  }

  private Stream<Problem> column(Relation table) {
    Optional<Column> column = tables.schema().column(table, key.name());
    if (column.isPresent()) {
      return wrongType(table, column.get());
    }
    if (tables.schema().filled().contains(table.id())) {
      return Stream.of(
          problem(
              table,
              ("it already holds rows, and nobody knows whose they are. Insert rows as a tenant"
                      + " (a seed), keep common ones in shared tables (db/shared), or say whose"
                      + " they are: alter table %s add column %s %s; update … set %s = …")
                  .formatted(table.label(), key.name(), key.column().type().sql(), key.name())));
    }
    return table.shape().typed()
        ? Stream.of(
            problem(table, "a table of a type takes no column. Create it with columns of its own."))
        : Stream.empty();
  }

  private Stream<Problem> wrongType(Relation table, Column column) {
    String type = key.column().type().sql();
    return column.type().equals(type)
        ? Stream.empty()
        : Stream.of(
            problem(
                table,
                "its column \"%s\" is of type %s, but tenants are written as %s. Change its type, or choose another name or type for the tenant column."
                    .formatted(column.name(), column.type(), type)));
  }

  private Stream<Problem> keys(Relation table) {
    return tables.schema().indexes(table).stream()
        .filter(index -> !index.inherited() && rule.changes(table, index))
        .flatMap(index -> key(table, index));
  }

  private Stream<Problem> key(Relation table, Index index) {
    boolean gist = index.method().equals("gist");
    boolean possible = index.method().equals("btree") || (gist && tables.schema().btreeGist());
    if (possible) {
      return Stream.empty();
    }
    String way =
        gist
            ? "Install the extension btree_gist (create extension btree_gist)."
            : "Make it with gist and the extension btree_gist, or with btree.";
    return Stream.of(
        new Problem(
            "constraint " + KeyRule.label(table, index),
            index.exclusion() ? KeyRule.label(table, index) : "",
            "it must hold within each tenant, which takes the tenant column into it, and "
                + index.method()
                + " can't hold one by itself. "
                + way));
  }

  private Stream<Problem> reference(ForeignKeyPlan.Reference reference) {
    ForeignKey foreignKey = reference.foreignKey();
    String object = "foreign key " + reference.table().label() + "." + foreignKey.name();
    Stream<Problem> nulled =
        foreignKey.onUpdate().equals("n")
            ? Stream.of(
                new Problem(
                    object,
                    "",
                    "ON UPDATE SET NULL would also empty the tenant column. Use ON UPDATE CASCADE"
                        + " or NO ACTION."))
            : Stream.empty();
    Stream<Problem> full =
        partlyNull(reference)
            ? Stream.of(
                new Problem(
                    object,
                    "",
                    "MATCH FULL over columns that may be null can't hold beside a tenant, which"
                        + " never is. Use MATCH SIMPLE and a check such as num_nulls(…) in (0, 2)."))
            : Stream.empty();
    return Stream.concat(nulled, full);
  }

  private boolean partlyNull(ForeignKeyPlan.Reference reference) {
    ForeignKey foreignKey = reference.foreignKey();
    return foreignKey.traits().matchFull()
        && foreignKey.columns().size() > 1
        && foreignKey.columns().stream()
            .map(name -> tables.schema().column(reference.table(), name))
            .anyMatch(column -> column.isPresent() && !column.get().required());
  }

  private static Problem problem(Relation table, String reason) {
    return new Problem("table " + table.label(), table.label(), reason);
  }
}
