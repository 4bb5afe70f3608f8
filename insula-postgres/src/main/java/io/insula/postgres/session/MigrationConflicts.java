package io.insula.postgres.session;

import io.insula.jdbc.spi.StatementTraits.ConflictTarget;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Conflict targets in statements of migrations, which don't come through an application's
 * connection: what names a natural key means the tenant's key. Stateless and thread-safe.
 */
public final class MigrationConflicts {
  private MigrationConflicts() {}

  /**
   * The statement as it has to be run in row isolation; the same if nothing in it has to change.
   *
   * @param connection where its tables are found, with its search path
   * @param tenantColumn the name of the tenant column
   */
  public static String adapt(Connection connection, String tenantColumn, String statement)
      throws SQLException {
    ConflictTarget target = StatementReader.read(statement).conflict();
    if (target == null) {
      return statement;
    }
    UniqueKeys keys = new UniqueKeys(tenantColumn);
    return keys.meaning(target, connection) == UniqueKeys.Meaning.PER_TENANT
        ? keys.withTenant(statement, target)
        : statement;
  }
}
