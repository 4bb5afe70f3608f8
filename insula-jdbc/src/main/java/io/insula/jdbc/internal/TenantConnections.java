package io.insula.jdbc.internal;

import io.insula.Tenant;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens what the DataSource gives out. */
public final class TenantConnections {
  private TenantConnections() {}

  /** A connection that belongs to the tenant. */
  public static Connection open(Pools pools, Tenant tenant) throws SQLException {
    return TenantConnection.open(pools, tenant.placement(), tenant);
  }

  /** A connection that shows metadata and refuses statements. */
  public static Connection withoutTenant(Pools pools) throws SQLException {
    return TenantConnection.open(pools, pools.home(), null);
  }
}
