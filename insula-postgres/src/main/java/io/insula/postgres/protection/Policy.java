package io.insula.postgres.protection;

import io.insula.postgres.internal.Identifiers;
import java.util.List;
import java.util.stream.Collectors;

/** A row-security policy, as it is or as it should be. The roles are sorted. */
record Policy(
    String name,
    boolean permissive,
    boolean everyCommand,
    List<String> roles,
    String visible,
    String writable) {
  private static final String PERMISSIVE = "insula_open";
  private static final String RESTRICTIVE = "insula_tenant";

  /** What lets anybody in at all: policies of other roles see nothing. */
  static Policy open(List<String> roles) {
    return new Policy(PERMISSIVE, true, true, roles.stream().sorted().toList(), "true", "true");
  }

  /** The wall. */
  static Policy wall(String role, String condition) {
    return new Policy(RESTRICTIVE, false, true, List.of(role), condition, condition);
  }

  /** Whether both mean the same, however the database prints the expressions. */
  boolean same(Policy other) {
    return name.equals(other.name)
        && permissive == other.permissive
        && everyCommand == other.everyCommand
        && roles.equals(other.roles)
        && Expressions.same(visible, other.visible)
        && Expressions.same(writable, other.writable);
  }

  String createOn(Relation table) {
    return "create policy %s on %s as %s for all to %s using (%s) with check (%s)"
        .formatted(
            Identifiers.quote(name),
            table.sql(),
            permissive ? "permissive" : "restrictive",
            roles.stream().map(Identifiers::quote).collect(Collectors.joining(", ")),
            visible,
            writable);
  }

  String dropFrom(Relation table) {
    return "drop policy %s on %s".formatted(Identifiers.quote(name), table.sql());
  }
}
