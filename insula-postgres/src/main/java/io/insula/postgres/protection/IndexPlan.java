package io.insula.postgres.protection;

import io.insula.postgres.internal.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The indexes that we add: what composite foreign keys refer to, and one that leads with the tenant
 * on every table. A table with a surrogate key always gets the former, so that the result doesn't
 * depend on when the first foreign key comes.
 */
final class IndexPlan {
  private final TenantTables tables;
  private final KeyRule rule;
  private final TenantKey key;
  private final Names names;

  IndexPlan(TenantTables tables, KeyRule rule, TenantKey key) {
    this.tables = tables;
    this.rule = rule;
    this.key = key;
    this.names = new Names(tables.schema());
  }

  List<String> statements(List<ForeignKeyPlan.Reference> references) {
    List<String> statements = new ArrayList<>();
    for (Relation table : tables.all()) {
      Set<List<String>> keys = missingKeys(table, references);
      keys.forEach(columns -> statements.add(uniqueIndex(table, columns)));
      if (keys.isEmpty() && !tables.partOfAnother(table) && !led(table)) {
        statements.add(plainIndex(table));
      }
    }
    return statements;
  }

  private Set<List<String>> missingKeys(Relation table, List<ForeignKeyPlan.Reference> references) {
    List<Index> after = rule.after(table);
    return Stream.concat(surrogates(table), referred(table, references))
        .filter(columns -> after.stream().noneMatch(index -> index.identifies(withTenant(columns))))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<List<String>> surrogates(Relation table) {
    return tables.schema().indexes(table).stream()
        .filter(index -> !index.inherited() && index.traits().immediate())
        .filter(index -> rule.surrogate(table, index))
        .map(Index::columns);
  }

  private static Stream<List<String>> referred(
      Relation table, List<ForeignKeyPlan.Reference> references) {
    return references.stream()
        .filter(reference -> reference.target().id() == table.id())
        .filter(reference -> !reference.foreignKey().traits().period())
        .map(reference -> reference.foreignKey().targetColumns());
  }

  private Set<String> withTenant(List<String> columns) {
    Set<String> all = new HashSet<>(columns);
    all.add(key.name());
    return all;
  }

  private boolean led(Relation table) {
    return rule.after(table).stream().anyMatch(index -> index.leads(key.name()));
  }

  private String uniqueIndex(Relation table, List<String> columns) {
    String name = names.give(table.name(), key.name(), String.join("_", columns), "key");
    return "create unique index %s on %s (%s)"
        .formatted(
            Identifiers.quote(name),
            table.sql(),
            Stream.concat(Stream.of(key.name()), columns.stream())
                .map(Identifiers::quote)
                .collect(Collectors.joining(", ")));
  }

  private String plainIndex(Relation table) {
    String name = names.give(table.name(), key.name(), "idx");
    return "create index %s on %s (%s)"
        .formatted(Identifiers.quote(name), table.sql(), key.quoted());
  }
}
