package io.insula.postgres.protection;

import io.insula.postgres.internal.Identifiers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What hangs on an index besides its definition, and has to be said again for the new one. */
record IndexMarks(Relation table, Index index) {
  List<String> statements() {
    List<String> statements = new ArrayList<>();
    String name = Identifiers.quote(index.name());
    Index.Constraint constraint = index.constraint();
    if (constraint != null) {
      // The printed definition of a constraint leaves these out.
      if (!index.options().isEmpty()) {
        statements.add(
            "alter index %s set (%s)".formatted(sql(), String.join(", ", index.options())));
      }
      comment(statements, "constraint " + name + " on " + table.sql(), constraint.comment());
    }
    comment(statements, "index " + sql(), index.comment());
    if (index.traits().clustered()) {
      statements.add("alter table %s cluster on %s".formatted(table.sql(), name));
    }
    if (index.traits().identifies()) {
      statements.add("alter table %s replica identity using index %s".formatted(table.sql(), name));
    }
    return statements;
  }

  private String sql() {
    return Identifiers.quote(table.schema(), index.name());
  }

  static void comment(List<String> statements, String object, @Nullable String comment) {
    if (comment != null) {
      statements.add("comment on %s is %s".formatted(object, Identifiers.literal(comment)));
    }
  }
}
