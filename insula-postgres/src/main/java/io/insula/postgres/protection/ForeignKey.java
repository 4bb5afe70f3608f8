package io.insula.postgres.protection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key. The actions are the catalog's letters; {@code cleared} are the columns that {@code
 * on delete set null} or {@code set default} names.
 */
record ForeignKey(
    String name,
    List<String> columns,
    long target,
    List<String> targetColumns,
    List<String> cleared,
    String onUpdate,
    String onDelete,
    Traits traits,
    @Nullable String comment) {

  /** What the catalog says of a foreign key in booleans. */
  record Traits(
      boolean matchFull,
      boolean deferrable,
      boolean deferred,
      boolean validated,
      boolean enforced,
      boolean period) {}

  /** Whether a row can refer to rows of its own tenant alone. */
  boolean keepsTenants(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equals(column) && targetColumns.get(i).equals(column)) {
        return true;
      }
    }
    return false;
  }
}
