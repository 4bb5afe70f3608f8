package io.insula.postgres.protection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key. The actions are the catalog's letters; {@code cleared} are the columns that {@code
 * on delete set null} or {@code set default} names; {@code heldBack} is the check that stands in
 * for it, if a later statement could not make it as it was written.
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
    @Nullable String comment,
    @Nullable String heldBack) {

  /** What the catalog says of a foreign key in booleans. */
  record Traits(
      boolean matchFull,
      boolean deferrable,
      boolean deferred,
      boolean validated,
      boolean enforced,
      boolean period) {}

  /** The constraint that is in the table today. */
  String present() {
    return heldBack == null ? name : heldBack;
  }

  /** Towards that table. */
  ForeignKey to(long id) {
    return new ForeignKey(
        name, columns, id, targetColumns, cleared, onUpdate, onDelete, traits, comment, heldBack);
  }

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
