package io.insula.postgres.protection;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.postgres.session.MigrationConflicts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Protects the tables of a schema, from the live catalog. Stateless and thread-safe.
 *
 * <ul>
 *   <li>{@link Kind#ROW}: tenant column, keys per tenant, composite foreign keys, row security.
 *   <li>{@link Kind#SCHEMA}: row security with a gate, so that a qualified name reaches nothing.
 *   <li>{@link Kind#SHARED}: the application may read.
 *   <li>{@link Kind#DATABASE}: the tenant's role, alone in its database, may work.
 * </ul>
 */
public final class TableProtection implements Administration.Protection {
  private static final Pattern CONFLICT = Pattern.compile("(?i)\\bon\\s+conflict\\b");

  /** Needs nothing. */
  public TableProtection() {}

  /**
   * {@inheritDoc}
   *
   * @throws UnprotectableException if something there would see through the walls
   */
  @Override
  public List<String> protect(Connection migrator, ProtectionRequest request) throws SQLException {
    Plan plan = Plan.of(read(migrator, request), request);
    if (!plan.problems().isEmpty()) {
      throw new UnprotectableException(
          request.schema(), plan.problems().stream().map(Problem::toString).toList());
    }
    if (!request.dryRun() && !plan.statements().isEmpty()) {
      run(migrator, plan.statements());
    }
    return plan.statements();
  }

  @Override
  public String adapt(Connection migrator, ProtectionRequest request, String statement)
      throws SQLException {
    if (request.kind() != Kind.ROW) {
      return statement;
    }
    return CONFLICT.matcher(statement).find()
        ? MigrationConflicts.adapt(migrator, request.column().name(), statement)
        : new LaterReferences(migrator, request).adapt(statement);
  }

  /** Reads under an empty search path, so that every name is printed with its schema. */
  private static Schema read(Connection migrator, ProtectionRequest request) throws SQLException {
    String path = emptySearchPath(migrator);
    Schema schema = new SchemaReader(migrator, request).read();
    try (PreparedStatement restore =
        migrator.prepareStatement("select set_config('search_path', ?, true)")) {
      restore.setString(1, path);
      restore.execute();
    }
    return schema;
  }

  /** Gives what it was before. */
  private static String emptySearchPath(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('search_path'), set_config('search_path', '', true)")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void run(Connection migrator, List<String> statements) throws SQLException {
    try (Statement statement = migrator.createStatement()) {
      // Checks that wait for the end of the transaction would forbid to alter their tables.
      statement.execute("set constraints all immediate;\n" + String.join(";\n", statements));
    }
  }
}
