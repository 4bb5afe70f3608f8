package io.insula.operations;

import io.insula.Cluster;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.spi.TenantDirectory;

/** The catalog's directory, with the home cluster at the address that this process uses for it. */
record HomeDirectory(TenantDirectory catalog, String homeUrl) implements TenantDirectory {
  @Override
  public Tenant tenant(TenantId id) {
    return catalog.tenant(id);
  }

  @Override
  public Cluster cluster(String name) {
    Cluster cluster = catalog.cluster(name);
    return name.equals(Cluster.HOME) ? new Cluster(name, homeUrl, cluster.region()) : cluster;
  }
}
