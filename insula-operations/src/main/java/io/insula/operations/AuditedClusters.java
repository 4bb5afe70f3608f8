package io.insula.operations;

import io.insula.Cluster;
import io.insula.guard.audit.AuditRecord;
import java.util.List;

/** Clusters whose additions are recorded in the audit trail, also those that fail. */
record AuditedClusters(Clusters clusters, Recording recording) implements Clusters {
  AuditedClusters as(String actor) {
    return new AuditedClusters(clusters, recording.as(actor));
  }

  @Override
  public Cluster add(NewCluster cluster) {
    return recording.failing(
        AuditRecord.of(Records.CLUSTER_ADDED).object(cluster.name()), () -> clusters.add(cluster));
  }

  @Override
  public List<Cluster> list() {
    return clusters.list();
  }

  @Override
  public ClusterHealth check(String name) {
    return clusters.check(name);
  }
}
