package io.insula.postgres.protection;

import io.insula.jdbc.spi.ProtectionRequest;
import java.util.List;
import java.util.Optional;

/** The tables of a schema that get walls: all that are ours and not waived. */
record TenantTables(Schema schema, List<Relation> all) {
  static TenantTables of(Schema schema, ProtectionRequest request) {
    return new TenantTables(
        schema,
        schema.relations().stream()
            .filter(Relation::table)
            .filter(table -> table.owner().migrator())
            .filter(table -> !request.waived().contains(table.label()))
            .toList());
  }

  Optional<Relation> find(long id) {
    return all.stream().filter(table -> table.id() == id).findFirst();
  }

  /** The tables that it inherits from, itself left out, as far as they are here. */
  List<Relation> parents(Relation table) {
    return all.stream().filter(one -> table.shape().parents().contains(one.id())).toList();
  }

  /** Whether it is a partition of a table that is here, whose indexes become its own. */
  boolean partOfAnother(Relation table) {
    return table.shape().partition() && !parents(table).isEmpty();
  }
}
