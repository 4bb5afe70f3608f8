package io.insula.operations;

import io.insula.Cluster;
import java.util.List;

/** The database servers that tenants live on. Thread-safe. */
public interface Clusters {
  /**
   * Installs Insula on another server, with the same roles and secret, runs the shared and the row
   * migrations there, and from then on places tenants there. Can be repeated.
   */
  Cluster add(NewCluster cluster);

  /** All, in the order of their names. */
  List<Cluster> list();

  /**
   * Looks at a cluster. A cluster that cannot be reached is a result, not an exception.
   *
   * @throws io.insula.InsulaException if there is no cluster of that name
   */
  ClusterHealth check(String name);
}
