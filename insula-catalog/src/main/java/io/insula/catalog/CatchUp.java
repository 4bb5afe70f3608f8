package io.insula.catalog;

import java.sql.SQLException;

/** Brings the memory up to date with the catalog. Used by one thread at a time. */
final class CatchUp {
  private final CatalogReader reader;
  private final TenantCache tenants;
  private final ClusterCache clusters;
  private final Freshness freshness;
  private CatalogReader.Moment known;

  CatchUp(CatalogReader reader, TenantCache tenants, ClusterCache clusters, Freshness freshness)
      throws SQLException {
    this.reader = reader;
    this.tenants = tenants;
    this.clusters = clusters;
    this.freshness = freshness;
    this.known = reader.now();
  }

  /** Asks for changes, takes note of them, and confirms what is remembered. */
  void run() throws SQLException {
    long asked = freshness.now();
    CatalogReader.Moment now = reader.changes(known, tenants::changed);
    if (!now.server().equals(known.server())) {
      // Restarted, or another server took over, which may have lost the last transactions.
      tenants.clear();
      clusters.clear();
    }
    known = now;
    freshness.confirm(asked);
  }

  /** As {@link #run}, when announcements may have been missed. */
  void runDeaf() throws SQLException {
    clusters.clear();
    run();
  }

  void clustersChanged() {
    clusters.clear();
  }
}
