package io.insula.postgres.protection;

import io.insula.postgres.internal.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Foreign keys between tenant tables that become composite, so that no row crosses the wall. */
final class ForeignKeyPlan {
  private final TenantTables tables;
  private final TenantKey key;

  ForeignKeyPlan(TenantTables tables, TenantKey key) {
    this.tables = tables;
    this.key = key;
  }

  /** A foreign key that has to change, with both its ends. */
  record Reference(Relation table, ForeignKey foreignKey, Relation target) {}

  List<Reference> references() {
    return tables.all().stream().flatMap(this::references).toList();
  }

  private Stream<Reference> references(Relation table) {
    return tables.schema().foreignKeys(table).stream()
        .filter(foreignKey -> !foreignKey.keepsTenants(key.name()))
        .flatMap(
            foreignKey ->
                tables.find(foreignKey.target()).stream()
                    .map(target -> new Reference(table, foreignKey, target)));
  }

  List<String> drops() {
    return each(
        reference ->
            List.of(
                "alter table %s drop constraint %s"
                    .formatted(reference.table().sql(), name(reference))));
  }

  List<String> creations() {
    return each(this::create);
  }

  private List<String> each(Function<Reference, List<String>> statements) {
    return references().stream()
        .flatMap(reference -> statements.apply(reference).stream())
        .toList();
  }

  private List<String> create(Reference reference) {
    ForeignKey foreignKey = reference.foreignKey();
    List<String> statements = new ArrayList<>();
    statements.add(
        "alter table %s add constraint %s foreign key (%s) references %s (%s)%s"
            .formatted(
                reference.table().sql(),
                name(reference),
                columns(foreignKey, foreignKey.columns()),
                reference.target().sql(),
                columns(foreignKey, foreignKey.targetColumns()),
                new ForeignKeyClauses(foreignKey).sql()));
    IndexMarks.comment(
        statements,
        "constraint " + name(reference) + " on " + reference.table().sql(),
        foreignKey.comment());
    return statements;
  }

  private String columns(ForeignKey foreignKey, List<String> columns) {
    List<String> all =
        new ArrayList<>(
            Stream.concat(Stream.of(key.name()), columns.stream())
                .map(Identifiers::quote)
                .toList());
    if (foreignKey.traits().period()) {
      all.add("period " + all.remove(all.size() - 1));
    }
    return all.stream().collect(Collectors.joining(", "));
  }

  private static String name(Reference reference) {
    return Identifiers.quote(reference.foreignKey().name());
  }
}
