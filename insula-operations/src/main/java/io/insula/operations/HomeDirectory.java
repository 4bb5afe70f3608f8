package io.insula.operations;

import io.insula.Cluster;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.spi.TenantDirectory;
import java.util.function.UnaryOperator;

/**
 * The catalog's directory, with clusters at the addresses that this process uses for them.
 *
 * @param address what this process uses instead of the address in the catalog
 */
record HomeDirectory(TenantDirectory catalog, UnaryOperator<Cluster> address)
    implements TenantDirectory {
  /** The home cluster at another address. */
  static UnaryOperator<Cluster> home(String url) {
    return cluster ->
        cluster.name().equals(Cluster.HOME)
            ? new Cluster(cluster.name(), url, cluster.region())
            : cluster;
  }

  @Override
  public Tenant tenant(TenantId id) {
    return catalog.tenant(id);
  }

  @Override
  public Cluster cluster(String name) {
    return address.apply(catalog.cluster(name));
  }
}
