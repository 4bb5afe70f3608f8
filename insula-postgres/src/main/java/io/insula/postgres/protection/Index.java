package io.insula.postgres.protection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index, and the constraint that it serves. An expression stands as an empty name among the
 * columns; {@code inherited} means that a partitioned table's index brought it.
 */
record Index(
    String name,
    String method,
    Traits traits,
    boolean inherited,
    List<String> columns,
    String definition,
    @Nullable String comment,
    List<String> options,
    @Nullable Constraint constraint) {

  /** What the catalog says of an index in booleans. */
  record Traits(
      boolean unique,
      boolean primary,
      boolean immediate,
      boolean partial,
      boolean clustered,
      boolean identifies) {}

  /** A primary (p), unique (u) or exclusion (x) constraint. */
  record Constraint(String type, String definition, @Nullable String comment) {
    boolean exclusion() {
      return type.equals("x");
    }
  }

  boolean exclusion() {
    return constraint != null && constraint.exclusion();
  }

  /** Whether rows of any tenant are found by the tenant column first. */
  boolean leads(String column) {
    return method.equals("btree") && !traits.partial() && columns.get(0).equals(column);
  }

  /** Whether a foreign key can refer to these columns, in any order, by this index. */
  boolean identifies(Set<String> key) {
    return traits.unique()
        && traits.immediate()
        && !traits.partial()
        && columns.size() == key.size()
        && new HashSet<>(columns).equals(key);
  }

  /** As it will be with the tenant column in front. */
  Index led(String column) {
    List<String> longer = Stream.concat(Stream.of(column), columns.stream()).toList();
    return new Index(
        name, method, traits, inherited, longer, definition, comment, options, constraint);
  }
}
