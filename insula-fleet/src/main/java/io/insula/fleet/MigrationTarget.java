package io.insula.fleet;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What migrations are applied to: one tenant, or the tables that all row tenants of a place share.
 *
 * @param placement where
 * @param tenant whose; null for shared row tables without a tenant in particular
 * @param number the tenant's surrogate number; 0 without a tenant
 */
public record MigrationTarget(Placement placement, @Nullable TenantId tenant, long number) {
  public MigrationTarget {
    if (tenant == null && placement.isolation() != Isolation.ROW) {
      throw new IllegalArgumentException(
          "A place in " + placement.isolation().label() + " isolation belongs to a tenant");
    }
  }

  /** A tenant that may not be in the catalog yet. */
  public static MigrationTarget of(TenantId tenant, long number, Placement placement) {
    return new MigrationTarget(placement, tenant, number);
  }

  /** A tenant of the catalog. */
  public static MigrationTarget of(Tenant tenant) {
    return new MigrationTarget(tenant.placement(), tenant.id(), tenant.number());
  }

  /** The tables that the row tenants of a place share, before or without any of the tenants. */
  public static MigrationTarget rows(Placement placement) {
    return new MigrationTarget(placement, null, 0);
  }

  /** For messages: the tenant, or the shared place. */
  public String label() {
    return tenant == null
        ? "row tables " + placement.database() + "." + placement.schema()
        : "tenant " + tenant.value();
  }
}
