package io.insula.fleet.drift;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes columns as they should be. */
final class ColumnRemedies {
  private static final int DROPS = 7;
  private static final int CREATES = 50;
  private static final int CHANGES = 55;
  private static final String BY_DEFAULT = "by default";

  private ColumnRemedies() {}

  static Remedy create(Fact column) {
    return Remedy.of(CREATES, table(column) + " add column " + definition(column));
  }

  static Remedy drop(Fact column) {
    return Remedy.lossy(DROPS, table(column) + " drop column " + name(column));
  }

  /** As in {@code create table}. */
  static String definition(Fact column) {
    List<String> parts = new ArrayList<>();
    parts.add(name(column));
    parts.add(String.valueOf(column.plain("type")));
    add(parts, "default ", column.plain("default"), "");
    add(parts, "generated always as (", column.plain("stored"), ") stored");
    add(parts, "generated always as (", column.plain("virtual"), ") virtual");
    String identity = column.plain("identity");
    if (identity != null) {
      parts.add(identity(identity));
    }
    if (column.plain("not null") != null) {
      parts.add("not null");
    }
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, String before, @Nullable String value, String after) {
    if (value != null) {
      parts.add(before + value + after);
    }
  }

  private static String identity(String text) {
    String kind = text.startsWith(BY_DEFAULT) ? BY_DEFAULT : "always";
    String options = text.substring(kind.length()).strip();
    return "generated " + kind + " as identity" + (options.isEmpty() ? "" : " (" + options + ")");
  }

  static Remedy change(String property, Fact expected, Fact actual) {
    String value = expected.plain(property);
    return switch (property) {
      case "type" ->
          Remedy.lossy(
              CHANGES,
              alter(expected) + " type " + value + " using " + name(expected) + "::" + type(value));
      case "not null" ->
          Remedy.of(CHANGES, alter(expected) + (value == null ? " drop" : " set") + " not null");
      case "default" ->
          Remedy.of(
              CHANGES,
              alter(expected) + (value == null ? " drop default" : " set default " + value));
      case "identity" -> Remedy.of(CHANGES, alter(expected) + identity(value, actual));
      case "stored", "virtual" -> generated(property, expected, actual);
      default -> Remedy.none("change it by hand");
    };
  }

  /** Without the collation, which a cast doesn't take there. */
  private static String type(@Nullable String type) {
    return String.valueOf(type).replaceFirst(" collate .*", "");
  }

  private static String identity(@Nullable String value, Fact actual) {
    if (value == null) {
      return " drop identity";
    }
    return actual.plain("identity") == null ? " add " + identity(value) : setting(value);
  }

  private static String setting(String value) {
    String kind = value.startsWith(BY_DEFAULT) ? BY_DEFAULT : "always";
    String options = value.substring(kind.length()).replaceAll(" ([a-z]+ -?\\d+)", " set $1");
    String cycle =
        options.endsWith(" cycle")
            ? options.replaceFirst(" cycle$", " set cycle")
            : options + " set no cycle";
    return " set generated " + kind + (options.isBlank() ? "" : cycle);
  }

  private static Remedy generated(String property, Fact expected, Fact actual) {
    return expected.plain(property) != null && actual.plain(property) != null
        ? Remedy.of(
            CHANGES, alter(expected) + " set expression as (" + expected.plain(property) + ")")
        : Remedy.none("drop the column and add it anew");
  }

  private static String table(Fact column) {
    return "alter table " + Sql.inSchema(column.plain().partOf());
  }

  private static String alter(Fact column) {
    return table(column) + " alter column " + name(column);
  }

  private static String name(Fact column) {
    return Sql.partName(column);
  }
}
