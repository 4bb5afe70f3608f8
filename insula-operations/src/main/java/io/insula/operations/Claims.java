package io.insula.operations;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantEvent.Operation;
import io.insula.TenantEvent.Phase;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.catalog.ClusterStore;
import io.insula.catalog.JournalEntry;
import io.insula.catalog.Lease;
import io.insula.catalog.OperationJournal;
import io.insula.catalog.ReadyClaim;
import io.insula.catalog.ReadyClaims;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives new tenants places that are ready, in one transaction of three round trips, and two more
 * for the audit trail.
 */
final class Claims {
  private final Home home;
  private final PlacePlanner planner;
  private final Listeners listeners;
  private final StepInterceptor steps;
  private final Lease lease;
  private final String stamp;
  private final Consumer<TenantId> changed;
  private final ClusterStore clusters = new ClusterStore();
  private final ReadyClaims places = new ReadyClaims();
  private final OperationJournal journal = new OperationJournal();

  /**
   * @param stamp of the migration files
   * @param changed is told which tenant may have changed
   */
  Claims(
      Home home,
      PlacePlanner planner,
      Listeners listeners,
      StepInterceptor steps,
      Lease lease,
      String stamp,
      Consumer<TenantId> changed) {
    this.home = home;
    this.planner = planner;
    this.listeners = listeners;
    this.steps = steps;
    this.lease = lease;
    this.stamp = stamp;
    this.changed = changed;
  }

  /**
   * Finds out where the tenant is to live, and takes a ready place there if there is one.
   *
   * @throws io.insula.InsulaException if the tenant can't live anywhere; nothing was written
   */
  Answer claim(NewTenant request, String actor) {
    try {
      return steps.around(
          request.id(),
          Step.CLAIM,
          () -> home.transact(connection -> claim(connection, request, actor)));
    } finally {
      changed.accept(request.id());
    }
  }

  private Answer claim(Connection connection, NewTenant request, String actor) throws SQLException {
    List<Cluster> all = clusters.list(connection);
    Placement planned = planner.place(request, all);
    if (planned.isolation() == Isolation.ROW) {
      return new Answer(planned, null, null, false);
    }
    ReadyClaim.Answer answer = places.claim(connection, claim(request, planned, actor));
    Tenant tenant = answer.tenant();
    if (tenant != null && tenant.status() == TenantStatus.ACTIVE) {
      home.note(Recording.done(Operation.CREATE, tenant.id(), actor));
    }
    JournalEntry begun =
        tenant == null || tenant.status() == TenantStatus.ACTIVE
            ? null
            : journal.running(connection, tenant.id()).orElseThrow();
    return new Answer(planned, tenant, begun, answer.kept());
  }

  private ReadyClaim claim(NewTenant request, Placement planned, String actor) {
    return new ReadyClaim(
        Records.draft(request, planned),
        stamp,
        Journal.request(Fingerprint.of(request), List.of()),
        lease,
        listeners.event(Operation.CREATE, Phase.BEFORE, request.id(), actor),
        listeners.event(Operation.CREATE, Phase.AFTER, request.id(), actor));
  }

  /**
   * What became of a claim.
   *
   * @param planned where the tenant would live if it were built a place
   * @param tenant who has a ready place now; null if there was none, or something is to be seen to
   *     before
   * @param begun the creation, if it has to go on since the place is not up to date
   * @param kept whether one more place may be missing now
   */
  record Answer(
      Placement planned, @Nullable Tenant tenant, @Nullable JournalEntry begun, boolean kept) {}
}
