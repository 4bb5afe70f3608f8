package io.insula.fleet;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link JavaMigration} works on, for the time of one call.
 *
 * @param connection in the tenant's schema. Beginning, ending and closing are not for the migration
 *     to do, and are refused; savepoints are fine
 * @param placement where
 * @param tenant whose; null if it is called once for all row tenants
 */
public record MigrationContext(
    Connection connection, Placement placement, @Nullable TenantId tenant) {
  /** How the tenants there are kept apart. */
  public Isolation isolation() {
    return placement.isolation();
  }

  /** The schema of the tables. */
  public String schema() {
    return placement.schema();
  }
}
