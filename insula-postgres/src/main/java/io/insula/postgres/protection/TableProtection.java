package io.insula.postgres.protection;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.postgres.internal.Identifiers;
import io.insula.postgres.session.MigrationConflicts;
import java.sql.Connection;
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

  /** The comment by which relations.sql knows what to leave out. */
  private static final String SET_ASIDE = "Insula: set aside, the history of another tool";

  private static final String EVENT_TRIGGERS =
      "select exists (select from pg_catalog.pg_event_trigger where evtenabled <> 'D')";

  /** Needs nothing. */
  public TableProtection() {}

  /**
   * {@inheritDoc}
   *
   * @throws UnprotectableException if something there would see through the walls
   */
  @Override
  public List<String> protect(Connection migrator, ProtectionRequest request) throws SQLException {
    Plan plan = Plan.of(new SchemaReader(migrator, request).read(), request);
    if (!plan.problems().isEmpty()) {
      throw new UnprotectableException(
          request.schema(), plan.problems().stream().map(Problem::toString).toList());
    }
    if (!request.dryRun() && !plan.statements().isEmpty()) {
      run(migrator, plan.statements());
    }
    return plan.statements();
  }

  /**
   * {@inheritDoc}
   *
   * <p>In row isolation always. Elsewhere the walls don't depend on columns and indexes, so what is
   * known to touch nothing else needs none, unless an event trigger may do more than the words say.
   */
  @Override
  public boolean needed(Connection migrator, ProtectionRequest request, List<String> statements)
      throws SQLException {
    return request.kind() == Kind.ROW
        || !Harmless.all(statements)
        || io.insula.postgres.internal.Query.test(migrator, EVENT_TRIGGERS);
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

  @Override
  public void setAside(Connection migrator, ProtectionRequest request, String table)
      throws SQLException {
    String name = Identifiers.quote(request.schema(), table);
    try (Statement statement = migrator.createStatement()) {
      statement.execute(
          "revoke all on table %s from public, %s; comment on table %s is '%s'"
              .formatted(name, Identifiers.quote(request.role()), name, SET_ASIDE));
    }
  }

  private static void run(Connection migrator, List<String> statements) throws SQLException {
    try (Statement statement = migrator.createStatement()) {
      // Checks that wait for the end of the transaction would forbid to alter their tables.
      statement.execute("set constraints all immediate;\n" + String.join(";\n", statements));
    }
  }
}
