package io.insula.operations;

import io.insula.Cluster;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantEvent;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operations read from the catalog and write to it. */
interface Records {
  List<Cluster> clusters();

  Cluster cluster(String name);

  void saveCluster(Cluster cluster);

  Optional<Tenant> find(TenantId id);

  Tenant get(TenantId id);

  TenantPage list(TenantFilter filter, PageRequest page);

  /** All tenants that have a place of their own. */
  List<Tenant> placed();

  Tenant update(TenantId id, TenantChange change, String actor, TenantEvent event);

  Tenant change(
      TenantId id, Transition transition, @Nullable String reason, String actor, TenantEvent event);

  void changeStatus(Connection connection, TenantId id, TenantStatus status, String actor)
      throws SQLException;

  void publish(Connection connection, TenantEvent event) throws SQLException;

  void forget(Connection connection, TenantId id) throws SQLException;

  void entomb(Connection connection, TenantId id, String actor) throws SQLException;

  void noteVersion(TenantId id, String version);

  void noteRowVersion(Placement place, String version);
}
