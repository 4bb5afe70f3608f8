package io.insula.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.insula.CatalogUnavailableException;
import io.insula.Cluster;
import io.insula.InsulaException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** Clusters in memory; any change of one forgets all. Thread-safe. */
final class ClusterCache {
  private static final int MAX_CLUSTERS = 10_000;

  private final CatalogReader reader;
  private final Cache<String, Cluster> clusters;
  private final AtomicLong generation = new AtomicLong();

  ClusterCache(CatalogReader reader, CatalogSettings settings) {
    this.reader = reader;
    this.clusters =
        Caffeine.newBuilder()
            .maximumSize(MAX_CLUSTERS)
            .expireAfterWrite(settings.timeToLive())
            .build();
  }

  Cluster get(String name) {
    Cluster known = clusters.getIfPresent(name);
    return known != null ? known : load(name);
  }

  private Cluster load(String name) {
    long before = generation.get();
    try {
      Cluster loaded =
          reader
              .cluster(name)
              .orElseThrow(
                  () ->
                      new InsulaException(
                          "There is no cluster \""
                              + name
                              + "\". Add it first, or check its name."));
      keep(loaded, before);
      return loaded;
    } catch (SQLException e) {
      throw new CatalogUnavailableException(
          "Cluster \""
              + name
              + "\" could not be looked up: the catalog can't be read (SQLSTATE "
              + e.getSQLState()
              + "). Check the database that holds the catalog.",
          e);
    }
  }

  private synchronized void keep(Cluster loaded, long before) {
    if (generation.get() == before) {
      clusters.put(loaded.name(), loaded);
    }
  }

  synchronized void clear() {
    generation.incrementAndGet();
    clusters.invalidateAll();
  }
}
