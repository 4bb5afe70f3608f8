package io.insula.postgres.protection;

import io.insula.InsulaException;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.postgres.protection.Questions.Answer;
import io.insula.postgres.protection.Questions.Owned;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a schema in one or two round trips, as far as the kind of protection needs it. */
final class SchemaReader {
  private static final Query FACTS = Query.load("facts.sql");
  private static final Query RELATIONS = Query.load("relations.sql");
  private static final Query COLUMNS = Query.load("columns.sql");
  private static final Query INDEXES = Query.load("indexes.sql");
  private static final Query FOREIGN_KEYS = Query.load("foreign_keys.sql");
  private static final Query STAND_INS = Query.load("stand_ins.sql");
  private static final Query POLICIES = Query.load("policies.sql");
  private static final Query ROUTINES = Query.load("routines.sql");

  private final Connection connection;
  private final ProtectionRequest request;

  SchemaReader(Connection connection, ProtectionRequest request) {
    this.connection = connection;
    this.request = request;
  }

  private record Facts(boolean usable, boolean btreeGist, boolean routines) {}

  Schema read() throws SQLException {
    Questions questions = new Questions();
    Answer<Facts> answer =
        questions.ask(FACTS, SchemaReader::facts, request.role(), request.schema());
    Answer<Relation> relations =
        questions.ask(
            RELATIONS,
            row -> Rows.relation(row, request.schema()),
            request.role(),
            request.schema());
    Answer<Owned<Policy>> policies =
        questions.ask(POLICIES, Owned.by(new PolicyRows()), request.schema());
    questions.send(connection);

    Facts facts = answer.rows().stream().findFirst().orElseThrow(this::missing);
    Schema schema =
        new Schema(
            request.schema(),
            facts.usable(),
            facts.btreeGist(),
            relations.rows(),
            details(relations.rows(), Questions.byRelation(List.of(policies))),
            facts.routines() ? routines() : List.of(),
            Set.of());
    return request.kind() == Kind.ROW ? withFilled(schema) : schema;
  }

  private static Facts facts(ResultSet row) throws SQLException {
    return new Facts(
        row.getBoolean("usable"), row.getBoolean("btree_gist"), row.getBoolean("routines"));
  }

  private InsulaException missing() {
    return new InsulaException(
        "There is no schema \""
            + request.schema()
            + "\" to protect. Create it, or name another one.");
  }

  private List<Routine> routines() throws SQLException {
    if (request.kind() == Kind.DATABASE) {
      return List.of();
    }
    Questions questions = new Questions();
    Answer<Routine> routines =
        questions.ask(ROUTINES, Rows::routine, request.schema(), request.role());
    questions.send(connection);
    return routines.rows();
  }

  /** Only walls that hang on columns need to know more than the policies. */
  private Schema.Details details(List<Relation> relations, Map<Long, List<Policy>> policies)
      throws SQLException {
    if (request.kind() != Kind.ROW) {
      return new Schema.Details(Map.of(), Map.of(), Map.of(), policies);
    }
    Long[] ids = relations.stream().filter(Relation::table).map(Relation::id).toArray(Long[]::new);
    Array tables = connection.createArrayOf("int8", ids);
    Questions questions = new Questions();
    Answer<Owned<Column>> columns = questions.ask(COLUMNS, Owned.by(Rows::column), tables);
    Answer<Owned<Index>> indexes = questions.ask(INDEXES, Owned.by(Rows::index), tables);
    Answer<Owned<ForeignKey>> foreignKeys =
        questions.ask(FOREIGN_KEYS, Owned.by(Rows::foreignKey), tables);
    Answer<Owned<ForeignKey>> standIns =
        questions.ask(STAND_INS, Owned.by(row -> Rows.standIn(row).among(relations)), tables);
    questions.send(connection);
    return new Schema.Details(
        Questions.byRelation(List.of(columns)),
        Questions.byRelation(List.of(indexes)),
        Questions.byRelation(List.of(foreignKeys, standIns)),
        policies);
  }

  private Schema withFilled(Schema schema) throws SQLException {
    List<Relation> fresh =
        TenantTables.of(schema, request).all().stream()
            .filter(table -> schema.column(table, request.column().name()).isEmpty())
            .toList();
    return fresh.isEmpty() ? schema : schema.withFilled(filled(fresh));
  }

  private Set<Long> filled(List<Relation> tables) throws SQLException {
    String sql =
        tables.stream()
            .map(
                table ->
                    "select %d where exists (select from %s)".formatted(table.id(), table.sql()))
            .collect(Collectors.joining(" union all "));
    Set<Long> filled = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        filled.add(rows.getLong(1));
      }
    }
    return filled;
  }
}
