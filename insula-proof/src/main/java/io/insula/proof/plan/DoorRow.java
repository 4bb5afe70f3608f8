package io.insula.proof.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code doors.sql}: an operator on a key of an index. */
record DoorRow(
    String schema,
    String table,
    String index,
    String method,
    boolean computed,
    String expression,
    String definition,
    @Nullable String predicate,
    boolean tenantKey,
    String operatorSchema,
    String operator,
    @Nullable String type,
    @Nullable String other,
    @Nullable String pattern,
    List<String> functions,
    boolean operatorPasses,
    List<String> identity,
    List<String> views,
    boolean searched) {

  static DoorRow of(ResultSet row) throws SQLException {
    boolean passes = row.getBoolean("leakproof");
    List<String> functions = new ArrayList<>(texts(row, "leaking"));
    if (row.getBoolean("converting")) {
      functions.add("a conversion by text");
    }
    if (!passes) {
      functions.add(row.getString("function"));
    }
    return new DoorRow(
        row.getString("schema"),
        row.getString("table"),
        row.getString("index"),
        row.getString("method"),
        row.getBoolean("computed"),
        row.getString("expression"),
        row.getString("definition"),
        row.getString("predicate"),
        row.getBoolean("with_tenant"),
        row.getString("operator_schema"),
        row.getString("operator"),
        row.getString("type"),
        row.getString("other"),
        row.getString("pattern"),
        functions,
        passes,
        texts(row, "identity"),
        texts(row, "views"),
        row.getBoolean("searched"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** The table, as SQL. */
  String from() {
    return Sql.name(schema) + "." + Sql.name(table);
  }

  /** What an index that has a condition wants to be asked with. */
  List<String> conditions() {
    return predicate == null ? List.of() : List.of(predicate);
  }

  /** A condition of the form that the index serves, without any value; null if there is none. */
  @Nullable String question() {
    if (other == null) {
      return null;
    }
    String value = pattern != null ? pattern : "(select null::" + other + ")";
    return "(%s) operator(%s.%s) %s"
        .formatted(expression, Sql.name(operatorSchema), operator, value);
  }

  /** For people. */
  String label() {
    return expression + " " + operator + " " + (other == null ? "…" : other);
  }
}
