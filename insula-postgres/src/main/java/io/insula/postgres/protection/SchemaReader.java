package io.insula.postgres.protection;

import io.insula.InsulaException;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a schema with a few queries, as far as the kind of protection needs it. */
final class SchemaReader {
  private static final Query FACTS = Query.load("facts.sql");
  private static final Query RELATIONS = Query.load("relations.sql");
  private static final Query COLUMNS = Query.load("columns.sql");
  private static final Query INDEXES = Query.load("indexes.sql");
  private static final Query FOREIGN_KEYS = Query.load("foreign_keys.sql");
  private static final Query POLICIES = Query.load("policies.sql");
  private static final Query ROUTINES = Query.load("routines.sql");

  private final Connection connection;
  private final ProtectionRequest request;

  SchemaReader(Connection connection, ProtectionRequest request) {
    this.connection = connection;
    this.request = request;
  }

  private record Facts(boolean usable, boolean btreeGist) {}

  Schema read() throws SQLException {
    Facts facts = facts();
    List<Relation> relations =
        RELATIONS.list(
            connection,
            row -> Rows.relation(row, request.schema()),
            request.role(),
            request.schema());
    List<Routine> routines =
        request.kind() == Kind.DATABASE
            ? List.of()
            : ROUTINES.list(connection, Rows::routine, request.schema(), request.role());
    Schema schema =
        new Schema(
            request.schema(),
            facts.usable(),
            facts.btreeGist(),
            relations,
            details(relations),
            routines,
            Set.of());
    return request.kind() == Kind.ROW ? withFilled(schema) : schema;
  }

  private Facts facts() throws SQLException {
    return FACTS
        .list(
            connection,
            row -> new Facts(row.getBoolean("usable"), row.getBoolean("btree_gist")),
            request.role(),
            request.schema())
        .stream()
        .findFirst()
        .orElseThrow(
            () ->
                new InsulaException(
                    "There is no schema \""
                        + request.schema()
                        + "\" to protect. Create it, or name another one."));
  }

  private Schema.Details details(List<Relation> relations) throws SQLException {
    Long[] tables =
        relations.stream().filter(Relation::table).map(Relation::id).toArray(Long[]::new);
    boolean row = request.kind() == Kind.ROW;
    boolean walled = row || request.kind() == Kind.SCHEMA;
    return new Schema.Details(
        row ? COLUMNS.byRelation(connection, Rows::column, tables) : Map.of(),
        row ? INDEXES.byRelation(connection, Rows::index, tables) : Map.of(),
        row ? FOREIGN_KEYS.byRelation(connection, Rows::foreignKey, tables) : Map.of(),
        walled ? POLICIES.byRelation(connection, Rows::policy, tables) : Map.of());
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
