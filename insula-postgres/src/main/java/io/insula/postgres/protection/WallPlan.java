package io.insula.postgres.protection;

import java.util.ArrayList;
import java.util.List;

/** Row security: enabled, forced, one policy that opens and one that restricts. */
final class WallPlan {
  private final TenantTables tables;
  private final List<Policy> policies;

  WallPlan(TenantTables tables, List<Policy> policies) {
    this.tables = tables;
    this.policies = policies;
  }

  List<String> statements() {
    return tables.all().stream().flatMap(table -> statements(table).stream()).toList();
  }

  private List<String> statements(Relation table) {
    List<String> statements = new ArrayList<>(switches(table));
    List<Policy> present = tables.schema().policies(table);
    for (Policy policy : policies) {
      if (present.stream().noneMatch(policy::same)) {
        present.stream()
            .filter(other -> other.name().equals(policy.name()))
            .forEach(other -> statements.add(other.dropFrom(table)));
        statements.add(policy.createOn(table));
      }
    }
    return statements;
  }

  private static List<String> switches(Relation table) {
    List<String> switches = new ArrayList<>();
    if (!table.security().enabled()) {
      switches.add("enable row level security");
    }
    if (!table.security().forced()) {
      switches.add("force row level security");
    }
    return switches.isEmpty()
        ? List.of()
        : List.of("alter table " + table.sql() + " " + String.join(", ", switches));
  }
}
