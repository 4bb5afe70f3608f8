package io.insula.postgres.protection;

import java.util.List;
import java.util.Set;

/** Which indexes get the tenant column in front. */
final class KeyRule {
  private final Schema schema;
  private final String column;
  private final Set<String> waived;

  KeyRule(Schema schema, String column, Set<String> waived) {
    this.schema = schema;
    this.column = column;
    this.waived = waived;
  }

  /**
   * Natural keys, since another tenant's value must not stand in the way, nor be found out; and
   * btree indexes, since every query has the tenant as its first condition. Other methods either
   * can't hold a tenant column or don't gain from it.
   */
  boolean changes(Relation table, Index index) {
    if (index.columns().contains(column) || surrogate(table, index) || waived(table, index)) {
      return false;
    }
    return index.exclusion() || index.traits().unique() || index.method().equals("btree");
  }

  private boolean waived(Relation table, Index index) {
    return index.exclusion() && waived.contains(label(table, index));
  }

  static String label(Relation table, Index index) {
    return table.label() + "." + index.name();
  }

  boolean surrogate(Relation table, Index index) {
    return index.traits().primary()
        && index.columns().size() == 1
        && schema.column(table, index.columns().get(0)).map(Column::surrogate).orElse(false);
  }

  /** The indexes of the table as they will be. */
  List<Index> after(Relation table) {
    return schema.indexes(table).stream()
        .map(index -> changes(table, index) ? index.led(column) : index)
        .toList();
  }
}
