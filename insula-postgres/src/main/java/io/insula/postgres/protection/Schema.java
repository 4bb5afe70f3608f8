package io.insula.postgres.protection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A schema as the catalog has it. Immutable. The details of tables are there only as far as the
 * kind of protection needs them.
 *
 * @param usable whether the application's role may use the schema
 * @param btreeGist whether exclusion constraints can hold a tenant column
 * @param filled the tables without a tenant column that already hold rows
 */
record Schema(
    String name,
    boolean usable,
    boolean btreeGist,
    List<Relation> relations,
    Details details,
    List<Routine> routines,
    Set<Long> filled) {

  /** What belongs to tables, by their ids. */
  record Details(
      Map<Long, List<Column>> columns,
      Map<Long, List<Index>> indexes,
      Map<Long, List<ForeignKey>> foreignKeys,
      Map<Long, List<Policy>> policies) {}

  List<Column> columns(Relation table) {
    return details.columns().getOrDefault(table.id(), List.of());
  }

  List<Index> indexes(Relation table) {
    return details.indexes().getOrDefault(table.id(), List.of());
  }

  List<ForeignKey> foreignKeys(Relation table) {
    return details.foreignKeys().getOrDefault(table.id(), List.of());
  }

  List<Policy> policies(Relation table) {
    return details.policies().getOrDefault(table.id(), List.of());
  }

  Optional<Column> column(Relation table, String name) {
    return columns(table).stream().filter(column -> column.name().equals(name)).findFirst();
  }

  Schema withFilled(Set<Long> tables) {
    return new Schema(name, usable, btreeGist, relations, details, routines, tables);
  }
}
