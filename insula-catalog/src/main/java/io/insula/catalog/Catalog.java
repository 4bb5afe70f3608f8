package io.insula.catalog;

import io.insula.CatalogUnavailableException;
import io.insula.Cluster;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.UnknownTenantException;
import io.insula.spi.TenantDirectory;
import java.sql.SQLException;
import java.time.Clock;

/**
 * The catalog as a process uses it to route: remembered, and kept up to date by what the database
 * announces. Thread-safe.
 *
 * <p>A lookup of a remembered tenant takes no lock and allocates nothing. What is not remembered is
 * one query, for however many threads ask. Every answer is at most {@link
 * CatalogSettings#maxStaleness()} old; when that can't be promised, lookups fail.
 *
 * <p>It must read from the primary server: on a standby, a snapshot doesn't say which transactions
 * are still running.
 */
public final class Catalog implements TenantDirectory, AutoCloseable {
  private final Counters counters = new Counters();
  private final Freshness freshness;
  private final TenantCache tenants;
  private final ClusterCache clusters;
  private final Announcements announcements;

  private Catalog(CatalogSource source, CatalogSettings settings, Clock clock) throws SQLException {
    CatalogReader reader = new CatalogReader(source);
    freshness = new Freshness(clock, settings.maxStaleness(), counters);
    tenants = new TenantCache(reader, settings, counters);
    clusters = new ClusterCache(reader, settings);
    announcements =
        new Announcements(
            source, settings, counters, new CatchUp(reader, tenants, clusters, freshness));
  }

  /**
   * Begins to listen; reads no tenant yet.
   *
   * @throws CatalogUnavailableException if the catalog can't be read
   */
  public static Catalog open(CatalogSource source, CatalogSettings settings, Clock clock) {
    try {
      return new Catalog(source, settings, clock);
    } catch (SQLException e) {
      throw new CatalogUnavailableException(
          "The catalog can't be read (SQLSTATE "
              + e.getSQLState()
              + "). Check that the database answers and that `insula init` has prepared it.",
          e);
    }
  }

  @Override
  public Tenant tenant(TenantId id) {
    freshness.check();
    Tenant tenant = tenants.get(id);
    if (tenant == null) {
      throw new UnknownTenantException(id);
    }
    return tenant;
  }

  @Override
  public Cluster cluster(String name) {
    freshness.check();
    return clusters.get(name);
  }

  /** Forgets one tenant. Whoever changed it calls this, to see the change at once. */
  public void invalidate(TenantId id) {
    tenants.invalidate(id);
  }

  /** Forgets all clusters. Whoever changed one calls this, to see the change at once. */
  public void invalidateClusters() {
    clusters.clear();
  }

  /** What happened since it was opened. */
  public CatalogStats stats() {
    return counters.stats();
  }

  /** How many ids are remembered. */
  long size() {
    return tenants.size();
  }

  /** Stops listening. Lookups then fail when what is remembered is too old. */
  @Override
  public void close() {
    announcements.close();
  }
}
