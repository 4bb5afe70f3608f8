package io.insula.operations;

import io.insula.Cluster;
import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.catalog.ReadyKind;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.PlaceSettings;
import io.insula.operations.IsolationRules.Choice;
import java.util.List;

/** Finds the place of a new tenant: the rules choose, the dialect names. */
final class PlacePlanner {
  private final IsolationRules rules;
  private final Administration.Places places;
  private final Estate estate;
  private final String schemaTemplate;
  private final String databaseTemplate;

  PlacePlanner(
      IsolationRules rules,
      Administration.Places places,
      Estate estate,
      String schemaTemplate,
      String databaseTemplate) {
    this.rules = rules;
    this.places = places;
    this.estate = estate;
    this.schemaTemplate = schemaTemplate;
    this.databaseTemplate = databaseTemplate;
  }

  /**
   * Where the tenant is to live.
   *
   * @throws io.insula.InvalidTenantIdException if its id is reserved, or does not fit there
   * @throws InsulaException if there is no such cluster
   */
  Placement place(NewTenant tenant, List<Cluster> clusters) {
    Choice choice = rules.choose(tenant, clusters);
    if (clusters.stream().noneMatch(cluster -> cluster.name().equals(choice.cluster()))) {
      throw new InsulaException(
          "Tenant \""
              + tenant.id()
              + "\" can't be created: there is no cluster \""
              + choice.cluster()
              + "\". Add it with `insula cluster add`, or choose one of "
              + clusters.stream().map(Cluster::name).toList()
              + ". Nothing was created.");
    }
    RequestCheck.id(tenant.id(), choice.isolation(), estate.column());
    return places.place(tenant.id(), choice.isolation(), settings(choice.cluster()));
  }

  /**
   * A place for a tenant to come, who will have that number. Its name is one that no tenant's own
   * place has, since {@link RequestCheck} reserves such ids.
   */
  Placement ready(long number, ReadyKind kind) {
    return places.place(readyId(number), kind.isolation(), settings(kind.cluster()));
  }

  /** Stands for the tenant to come in names. */
  static TenantId readyId(long number) {
    return TenantId.of(RequestCheck.READY + number);
  }

  /** The place of all row tenants of that cluster. */
  Placement rows(String cluster) {
    return places.place(TenantId.of("rows"), Isolation.ROW, settings(cluster));
  }

  private PlaceSettings settings(String cluster) {
    return new PlaceSettings(
        cluster,
        estate.database(cluster),
        estate.settings().rowSchema(),
        schemaTemplate,
        databaseTemplate,
        estate.settings().roles());
  }
}
