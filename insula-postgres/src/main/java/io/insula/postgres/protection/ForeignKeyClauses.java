package io.insula.postgres.protection;

import io.insula.postgres.internal.Identifiers;
import java.util.List;
import java.util.stream.Collectors;

/** What follows the columns of a foreign key. */
record ForeignKeyClauses(ForeignKey foreignKey) {
  String sql() {
    ForeignKey.Traits traits = foreignKey.traits();
    StringBuilder sql = new StringBuilder();
    // With one column both matches mean the same, but beside a tenant the full one forbids null.
    if (traits.matchFull() && foreignKey.columns().size() > 1) {
      sql.append(" match full");
    }
    sql.append(action(" on update ", foreignKey.onUpdate(), ""));
    sql.append(action(" on delete ", foreignKey.onDelete(), cleared()));
    if (traits.deferrable()) {
      sql.append(traits.deferred() ? " deferrable initially deferred" : " deferrable");
    }
    if (!traits.enforced()) {
      sql.append(" not enforced");
    } else if (!traits.validated()) {
      sql.append(" not valid");
    }
    return sql.toString();
  }

  private static String action(String event, String letter, String cleared) {
    return switch (letter) {
      case "a" -> "";
      case "r" -> event + "restrict";
      case "c" -> event + "cascade";
      case "n" -> event + "set null" + cleared;
      case "d" -> event + "set default" + cleared;
      default -> throw new IllegalArgumentException("No foreign key has the action " + letter);
    };
  }

  /** The tenant column stays what it is. */
  private String cleared() {
    List<String> columns =
        foreignKey.cleared().isEmpty() ? foreignKey.columns() : foreignKey.cleared();
    return columns.stream().map(Identifiers::quote).collect(Collectors.joining(", ", " (", ")"));
  }
}
