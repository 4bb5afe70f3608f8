package io.insula.operations;

import io.insula.Cluster;
import io.insula.InvalidTenantIdException;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantEvent.Operation;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.catalog.JournalEntry;
import java.util.List;
import java.util.Optional;

/** Creates tenants: a reservation, a place, its tables, an opening; or, if one fails, nothing. */
final class Creation {
  private final Records records;
  private final PlacePlanner planner;
  private final Provisioner provisioner;
  private final Runs runs;

  Creation(Records records, PlacePlanner planner, Provisioner provisioner, Runs runs) {
    this.records = records;
    this.planner = planner;
    this.provisioner = provisioner;
    this.runs = runs;
  }

  /** Begins it, or takes it up where somebody else left it. */
  Tenant create(NewTenant request, String actor) {
    List<Cluster> clusters = records.clusters();
    Placement placement = planner.place(request, clusters);
    while (true) {
      Optional<Tenant> before = records.find(request.id());
      Optional<Run> run =
          before.isEmpty()
              ? runs.reserve(request, placement, actor)
              : runs.takeUp(open(before.get(), request), actor);
      if (run.isPresent()) {
        Optional<Tenant> created = provisioner.provision(run.get());
        if (created.isPresent()) {
          return created.get();
        }
      }
    }
  }

  private JournalEntry open(Tenant tenant, NewTenant request) {
    return runs.find(tenant.id(), Operation.CREATE)
        .filter(operation -> Journal.asked(operation).equals(Fingerprint.of(request)))
        .orElseThrow(() -> taken(tenant));
  }

  private static InvalidTenantIdException taken(Tenant tenant) {
    TenantId id = tenant.id();
    if (tenant.status() == TenantStatus.PURGED || tenant.status() == TenantStatus.PURGING) {
      return new InvalidTenantIdException(
          "\""
              + id
              + "\" is taken: it was the id of a tenant that is "
              + tenant.status().label()
              + ", and ids are never reused. Choose another one; nothing was created.");
    }
    return new InvalidTenantIdException(
        "\""
            + id
            + "\" is taken by a tenant that is "
            + tenant.status().label()
            + ". Choose another id; nothing was created.");
  }
}
