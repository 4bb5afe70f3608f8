package io.insula.postgres.protection;

import java.util.List;
import java.util.Set;

/** Views look through the eyes of who asks, not of who made them. */
final class ViewPlan {
  private static final Set<String> INVOKER =
      Set.of(
          "security_invoker=true",
          "security_invoker=on",
          "security_invoker=yes",
          "security_invoker=1");

  private final Schema schema;
  private final Set<String> waived;

  ViewPlan(Schema schema, Set<String> waived) {
    this.schema = schema;
    this.waived = waived;
  }

  List<String> statements() {
    return schema.relations().stream()
        .filter(relation -> relation.kind() == Relation.Kind.VIEW && relation.owner().migrator())
        .filter(view -> !waived.contains(view.label()))
        .filter(view -> view.options().stream().noneMatch(INVOKER::contains))
        .map(view -> "alter view " + view.sql() + " set (security_invoker = true)")
        .toList();
  }
}
