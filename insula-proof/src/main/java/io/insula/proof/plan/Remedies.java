package io.insula.proof.plan;

import io.insula.Isolation;
import io.insula.jdbc.TenantColumn;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Finds the way around that fits an index, its operators and the isolation. */
final class Remedies {
  /** Without regard to case; stands for LIKE too. */
  static final String CONTAINS = "~~*";

  /** From the likeliest on. */
  private static final List<String> USUAL = List.of(CONTAINS, "@@", "&&", "@>", "=");

  private final Isolation isolation;
  private final TenantColumn column;

  Remedies(Isolation isolation, TenantColumn column) {
    this.isolation = isolation;
    this.column = column;
  }

  /** For an index with these ways barred, at least one. */
  Remedy of(List<DoorRow> barred) {
    DoorRow door = choice(barred);
    if (barred.stream().allMatch(row -> row.pattern() != null)) {
      return prefix(door);
    }
    if (barred.stream().allMatch(row -> row.computed() && row.operatorPasses())) {
      return generated(door);
    }
    return isolation == Isolation.ROW ? new SearchFunction(door, column).remedy() : gate(door);
  }

  private static DoorRow choice(List<DoorRow> barred) {
    return barred.stream()
        .min(
            Comparator.comparingInt((DoorRow row) -> rank(row.operator()))
                .thenComparing(row -> !Objects.equals(row.type(), row.other())))
        .orElseThrow();
  }

  private static int rank(String operator) {
    int rank = USUAL.indexOf(operator);
    return rank < 0 ? USUAL.size() : rank;
  }

  private static Remedy prefix(DoorRow door) {
    return new Remedy(
        "Ask for a prefix with ^@ (starts_with), which is leakproof and uses the same index.",
        "",
        "where %1$s ^@ 'abc' instead of %1$s like 'abc%%'".formatted(door.expression()));
  }

  private Remedy generated(DoorRow door) {
    String name = Sql.name(door.index() + "_value");
    return new Remedy(
        "Keep the value in a generated column and compare that.",
        (isolation == Isolation.ROW ? SearchFunction.tenantFirst(door, column) : "")
            + """
        alter table %1$s add column %2$s %3$s generated always as (%4$s) stored;
        create index on %1$s (%5$s%2$s);
        drop index %6$s;
        """
                .formatted(
                    Sql.name(door.table()),
                    name,
                    door.type(),
                    door.expression(),
                    isolation == Isolation.ROW ? Sql.name(column.name()) + ", " : "",
                    Sql.name(door.index())),
        "where %s = …".formatted(name));
  }

  /** A join moves the gate to the top of the plan, where it is asked once and first. */
  private static Remedy gate(DoorRow door) {
    String view = Sql.name(door.table() + "_search");
    return new Remedy(
        "Search in a view that joins a table of one row: with two tables in a query, the planner"
            + " asks their gates once, before anything else, and they bar no index.",
        """
        create table if not exists search_gate (one integer primary key default 1 check (one = 1));
        insert into search_gate default values on conflict do nothing;
        create or replace view %s as select t.* from %s t cross join search_gate;
        """
            .formatted(view, Sql.name(door.table())),
        "select … from %s where %s %s …".formatted(view, door.expression(), door.operator()));
  }
}
