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

  List<Crossing> crossings() {
    return tables.all().stream().flatMap(this::crossings).toList();
  }

  private Stream<Crossing> crossings(Relation table) {
    return tables.schema().foreignKeys(table).stream()
        .filter(foreignKey -> !foreignKey.keepsTenants(key.name()))
        .flatMap(
            foreignKey ->
                tables.find(foreignKey.target()).stream()
                    .map(target -> new Crossing(table, foreignKey, target)));
  }

  List<String> drops() {
    return each(
        crossing ->
            List.of(
                "alter table %s drop constraint %s"
                    .formatted(
                        crossing.table().sql(),
                        Identifiers.quote(crossing.foreignKey().present()))));
  }

  List<String> creations() {
    return each(this::create);
  }

  private List<String> each(Function<Crossing, List<String>> statements) {
    return crossings().stream().flatMap(crossing -> statements.apply(crossing).stream()).toList();
  }

  private List<String> create(Crossing crossing) {
    ForeignKey foreignKey = crossing.foreignKey();
    List<String> statements = new ArrayList<>();
    statements.add(
        "alter table %s add constraint %s foreign key (%s) references %s (%s)%s"
            .formatted(
                crossing.table().sql(),
                name(crossing),
                columns(foreignKey, foreignKey.columns()),
                crossing.target().sql(),
                columns(foreignKey, foreignKey.targetColumns()),
                new ForeignKeyClauses(foreignKey).sql()));
    IndexMarks.comment(
        statements,
        "constraint " + name(crossing) + " on " + crossing.table().sql(),
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

  private static String name(Crossing crossing) {
    return Identifiers.quote(crossing.foreignKey().name());
  }
}
