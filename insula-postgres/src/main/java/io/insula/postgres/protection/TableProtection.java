package io.insula.postgres.protection;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

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

  /** Reads under an empty search path, so that every name is printed with its schema. */
  private static Schema read(Connection migrator, ProtectionRequest request) throws SQLException {
    String path = searchPath(migrator, "current_setting('search_path')");
    searchPath(migrator, "set_config('search_path', '', true)");
    Schema schema = new SchemaReader(migrator, request).read();
    try (PreparedStatement restore =
        migrator.prepareStatement("select set_config('search_path', ?, true)")) {
      restore.setString(1, path);
      restore.execute();
    }
    return schema;
  }

  private static String searchPath(Connection connection, String expression) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select " + expression)) {
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
