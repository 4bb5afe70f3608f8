package io.insula.spi;

import io.insula.Cluster;
import io.insula.Tenant;
import io.insula.TenantId;

/**
 * Looks up what routing needs: from memory when it can, in one indexed query when it must.
 * Implementations are thread-safe.
 */
public interface TenantDirectory {
  /**
   * The tenant's current record, whatever its status.
   *
   * @throws io.insula.UnknownTenantException if there is no such tenant
   * @throws io.insula.CatalogUnavailableException if nothing trustworthy is known
   */
  Tenant tenant(TenantId id);

  /**
   * The cluster of that name.
   *
   * @throws io.insula.InsulaException if there is no such cluster
   * @throws io.insula.CatalogUnavailableException if nothing trustworthy is known
   */
  Cluster cluster(String name);
}
