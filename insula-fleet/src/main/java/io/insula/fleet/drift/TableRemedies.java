package io.insula.fleet.drift;

import java.util.stream.Collectors;

/** What makes tables, and drops them. */
final class TableRemedies {
  private static final int DROPS = 8;
  private static final int CREATES = 40;
  private static final int CHANGES = 45;

  private final Structure expected;

  TableRemedies(Structure expected) {
    this.expected = expected;
  }

  /** Without its constraints and indexes, which are missing afterwards. */
  Remedy create(Fact table) {
    if ("foreign table".equals(table.plain("kind"))) {
      return Remedy.none("a foreign table has settings that are not compared; make it by hand");
    }
    String unlogged = table.plain("persistence") == null ? "" : "unlogged ";
    String head = "create " + unlogged + "table " + Sql.inSchema(table.plain().name());
    String bound = table.plain("bound");
    return Remedy.of(
        CREATES,
        head
            + (bound == null ? columns(table) : " partition of " + parents(table) + " " + bound)
            + split(table));
  }

  private String columns(Fact table) {
    String columns =
        expected.parts("column", table).stream()
            .map(ColumnRemedies::definition)
            .collect(Collectors.joining(",\n  ", " (\n  ", "\n)"));
    return table.plain("parents") == null
        ? columns
        : columns + " inherits (" + parents(table) + ")";
  }

  private static String parents(Fact table) {
    return String.valueOf(table.plain("parents"));
  }

  private static String split(Fact table) {
    String by = table.plain("partitioned by");
    return by == null ? "" : " partition by " + by;
  }

  static Remedy drop(Fact table) {
    String kind = "foreign table".equals(table.plain("kind")) ? "foreign table " : "table ";
    return Remedy.lossy(DROPS, "drop " + kind + Sql.inSchema(table.plain().name()));
  }

  static Remedy change(String property, Fact table) {
    String value = String.valueOf(table.plain(property));
    return property.equals("row security")
        ? Remedy.of(CHANGES, "alter table " + Sql.inSchema(table.plain().name()) + security(value))
        : Remedy.none(
            "the table would have to be written anew; change its " + property + " by hand");
  }

  private static String security(String value) {
    return switch (value) {
      case "forced" -> " enable row level security, force row level security";
      case "on" -> " enable row level security, no force row level security";
      default -> " disable row level security, no force row level security";
    };
  }
}
