package io.insula.postgres.protection;

import java.util.List;

/**
 * A foreign key as a statement writes it, from character {@code start} to {@code end}.
 *
 * @param named whether a name stands before it
 * @param target the table as it is written
 * @param key what it will be; the columns of the target may be left out
 */
record Reference(int start, int end, boolean named, String target, ForeignKey key) {
  /** With the columns of the target filled in. */
  Reference to(List<String> columns) {
    return new Reference(
        start,
        end,
        named,
        target,
        new ForeignKey(
            key.name(),
            key.columns(),
            key.target(),
            columns,
            key.cleared(),
            key.onUpdate(),
            key.onDelete(),
            key.traits(),
            key.comment(),
            key.heldBack()));
  }
}
