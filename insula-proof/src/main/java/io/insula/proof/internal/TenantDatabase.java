package io.insula.proof.internal;

import io.insula.Cluster;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A database that holds tenants, or is made to. Immutable.
 *
 * @param cluster the name of its server
 * @param name the name of the database
 * @param shared whether it is the one for row and schema tenants, not a tenant's own
 * @param tenants who live there, except purged ones, in the order of their ids
 */
public record TenantDatabase(String cluster, String name, boolean shared, List<Tenant> tenants) {
  public TenantDatabase {
    tenants = List.copyOf(tenants);
  }

  /** All of an installation: those of each cluster, the shared one first. */
  public static List<TenantDatabase> of(Insula insula) {
    Map<Key, List<Tenant>> tenants = new LinkedHashMap<>();
    for (Cluster cluster : insula.clusters().list()) {
      tenants.put(sharedOf(insula, cluster.name()), new ArrayList<>());
    }
    for (Tenant tenant : insula.tenants().list()) {
      tenants.computeIfAbsent(Key.of(tenant.placement()), key -> new ArrayList<>()).add(tenant);
    }
    return tenants.entrySet().stream()
        .map(
            entry ->
                new TenantDatabase(
                    entry.getKey().cluster(),
                    entry.getKey().database(),
                    entry.getKey().equals(sharedOf(insula, entry.getKey().cluster())),
                    entry.getValue()))
        .toList();
  }

  private static Key sharedOf(Insula insula, String cluster) {
    return new Key(cluster, insula.estate().database(cluster));
  }

  /** A connection of the migrator's role, in autocommit; the caller closes it. */
  public Connection migrator(Insula insula) throws SQLException {
    return insula.estate().migrator(cluster, name);
  }

  @Override
  public String toString() {
    return cluster + "/" + name;
  }

  private record Key(String cluster, String database) {
    static Key of(Placement placement) {
      return new Key(placement.cluster(), placement.database());
    }
  }
}
