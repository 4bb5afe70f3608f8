package io.insula.postgres.protection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Rows of the catalog queries as records. */
final class Rows {
  private Rows() {}

  static Relation relation(ResultSet row, String schema) throws SQLException {
    return new Relation(
        row.getLong("id"),
        schema,
        row.getString("name"),
        Relation.Kind.of(row.getString("kind")),
        new Relation.Owner(row.getString("owner"), row.getBoolean("owned")),
        new Relation.Shape(
            row.getBoolean("partition"), row.getBoolean("typed"), numbers(row, "parents")),
        new Relation.Security(row.getBoolean("secured"), row.getBoolean("forced")),
        texts(row, "rules"),
        texts(row, "options"),
        Set.copyOf(texts(row, "granted")),
        Set.copyOf(texts(row, "public")));
  }

  static Column column(ResultSet row) throws SQLException {
    return new Column(
        row.getString("name"),
        row.getString("type"),
        row.getBoolean("required"),
        row.getBoolean("identity"),
        row.getBoolean("generated"),
        row.getString("value"));
  }

  static Index index(ResultSet row) throws SQLException {
    return new Index(
        row.getString("name"),
        row.getString("method"),
        new Index.Traits(
            row.getBoolean("unique"),
            row.getBoolean("primary"),
            row.getBoolean("immediate"),
            row.getBoolean("partial"),
            row.getBoolean("clustered"),
            row.getBoolean("identifies")),
        row.getBoolean("inherited"),
        texts(row, "columns"),
        row.getString("definition"),
        row.getString("comment"),
        texts(row, "options"),
        texts(row, "dependents"),
        row.getString("constraint_type") == null
            ? null
            : new Index.Constraint(
                row.getString("constraint_type"),
                row.getString("constraint_definition"),
                row.getString("constraint_comment")));
  }

  static ForeignKey foreignKey(ResultSet row) throws SQLException {
    return new ForeignKey(
        row.getString("name"),
        texts(row, "columns"),
        row.getLong("target"),
        texts(row, "target_columns"),
        texts(row, "cleared"),
        row.getString("on_update"),
        row.getString("on_delete"),
        new ForeignKey.Traits(
            row.getBoolean("match_full"),
            row.getBoolean("deferrable"),
            row.getBoolean("deferred"),
            row.getBoolean("validated"),
            row.getBoolean("enforced"),
            row.getBoolean("period")),
        row.getString("comment"),
        null);
  }

  static StandIn standIn(ResultSet row) throws SQLException {
    return StandIn.read(
        row.getString("name"), row.getString("definition"), row.getString("comment"));
  }

  static Routine routine(ResultSet row) throws SQLException {
    return new Routine(
        row.getString("name"),
        row.getString("arguments"),
        row.getBoolean("definer"),
        row.getString("language"),
        row.getBoolean("trusted"),
        texts(row, "events"));
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) elements(row, column));
  }

  private static List<Long> numbers(ResultSet row, String column) throws SQLException {
    return List.of((Long[]) elements(row, column));
  }

  private static Object elements(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array.getArray();
  }
}
