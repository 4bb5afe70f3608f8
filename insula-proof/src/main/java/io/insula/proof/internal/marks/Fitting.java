package io.insula.proof.internal.marks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the database which of the candidates a type accepts; each form once. */
final class Fitting {
  private static final Set<String> KNOWN =
      Set.of(
          "int2",
          "int4",
          "int8",
          "text",
          "citext",
          "varchar",
          "bpchar",
          "uuid",
          "date",
          "bool",
          "timestamp",
          "timestamptz",
          "bytea",
          "json",
          "jsonb",
          "name",
          "float4",
          "float8");

  private final Connection connection;
  private final Map<String, Boolean> answers = new HashMap<>();

  Fitting(Connection connection) {
    this.connection = connection;
  }

  List<Candidate> fit(ColumnShape column, List<Candidate> candidates) throws SQLException {
    TypeShape type = column.type();
    boolean sure = type.kind() == 'e' || (type.kind() == 'b' && KNOWN.contains(type.name()));
    if (sure && !type.array()) {
      return candidates;
    }
    List<Candidate> fitting = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      String form = column.sql() + " " + i;
      Boolean accepted = answers.get(form);
      if (accepted == null) {
        accepted = accepts(column, candidates.get(i));
        answers.put(form, accepted);
      }
      if (accepted) {
        fitting.add(candidates.get(i));
      }
    }
    return fitting;
  }

  private boolean accepts(ColumnShape column, Candidate candidate) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      Sql.rows(
          connection,
          "select cast(cast(? as text) as %s)::text".formatted(column.sql()),
          candidate.text());
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      connection.rollback(before);
      return false;
    }
  }
}
