package io.insula.fleet;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What migrations are applied to: one tenant, the tables that all row tenants of a place share, or
 * a place that is kept ready for a tenant to come.
 *
 * @param placement where
 * @param tenant whose; null for shared row tables without a tenant in particular, and for a place
 *     that is kept ready
 * @param number the tenant's surrogate number, also of one to come; 0 for shared row tables
 */
public record MigrationTarget(Placement placement, @Nullable TenantId tenant, long number) {
  public MigrationTarget {
    if (placement.isolation() != Isolation.ROW && number <= 0) {
      throw new IllegalArgumentException(
          "A place in "
              + placement.isolation().label()
              + " isolation belongs to a tenant's number");
    }
    if (placement.isolation() == Isolation.ROW && tenant == null && number != 0) {
      throw new IllegalArgumentException("No place is kept ready in row isolation");
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

  /**
   * A place that is kept ready, in schema or database isolation.
   *
   * @param number of the tenant to come
   */
  public static MigrationTarget ready(long number, Placement placement) {
    return new MigrationTarget(placement, null, number);
  }

  /** Whether no tenant lives there yet, and one will. */
  public boolean kept() {
    return tenant == null && number != 0;
  }

  /** For messages: the tenant, or the place. */
  public String label() {
    if (tenant != null) {
      return "tenant " + tenant.value();
    }
    String where = placement.database() + "." + placement.schema();
    return (kept() ? "ready place " : "row tables ") + where;
  }
}
