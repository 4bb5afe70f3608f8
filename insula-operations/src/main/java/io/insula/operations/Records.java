package io.insula.operations;

import io.insula.Cluster;
import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantEvent;
import io.insula.TenantEvent.Operation;
import io.insula.TenantEvent.Phase;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.UnknownTenantException;
import io.insula.catalog.Catalog;
import io.insula.catalog.ClusterStore;
import io.insula.catalog.EventLog;
import io.insula.catalog.JournalEntry;
import io.insula.catalog.PlaceStates;
import io.insula.catalog.TenantDraft;
import io.insula.catalog.TenantStore;
import io.insula.fleet.RowTenant;
import io.insula.fleet.RowTenants;
import io.insula.guard.audit.AuditRecord;
import io.insula.guard.audit.AuditSeverity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operations read from the catalog and write to it, one transaction at a time. */
final class Records implements RowTenants {
  /** What adding a cluster is called in the audit trail. */
  static final String CLUSTER_ADDED = "cluster.add";

  private static final int PAGE = 5_000;

  private final Home home;
  private final Listeners listeners;
  private final Catalog catalog;
  private final TenantStore tenants = new TenantStore();
  private final ClusterStore clusters = new ClusterStore();
  private final EventLog events = new EventLog();
  private final PlaceStates states = new PlaceStates();

  Records(Home home, Listeners listeners, Catalog catalog) {
    this.home = home;
    this.listeners = listeners;
    this.catalog = catalog;
  }

  List<Cluster> clusters() {
    return home.transact(clusters::list);
  }

  /**
   * The cluster.
   *
   * @throws InsulaException if there is none of that name
   */
  Cluster cluster(String name) {
    return home.transact(connection -> clusters.find(connection, name))
        .orElseThrow(
            () ->
                new InsulaException(
                    "There is no cluster \"" + name + "\". Add it with `insula cluster add`."));
  }

  void saveCluster(Cluster cluster) {
    home.transact(
        connection -> {
          clusters.save(connection, cluster);
          home.note(AuditRecord.of(CLUSTER_ADDED).object(cluster.name()));
          return cluster;
        });
    catalog.invalidateClusters();
  }

  /** The tenant: from the catalog itself, or as a process that only routes may see it. */
  Optional<Tenant> find(TenantId id) {
    return home.writable() ? home.transact(connection -> tenants.find(connection, id)) : routed(id);
  }

  private Optional<Tenant> routed(TenantId id) {
    try {
      return Optional.of(catalog.tenant(id));
    } catch (UnknownTenantException e) {
      return Optional.empty();
    }
  }

  /**
   * The tenant.
   *
   * @throws UnknownTenantException if there is none
   */
  Tenant get(TenantId id) {
    return find(id).orElseThrow(() -> new UnknownTenantException(id));
  }

  TenantPage list(TenantFilter filter, PageRequest page) {
    List<Tenant> read = list(filter.toCatalog(), page.after(), page.size() + 1);
    if (read.size() <= page.size()) {
      return new TenantPage(read, null);
    }
    List<Tenant> shown = read.subList(0, page.size());
    return new TenantPage(shown, new PageRequest(shown.get(shown.size() - 1).id(), page.size()));
  }

  private List<Tenant> list(
      io.insula.catalog.TenantFilter filter, @Nullable TenantId after, int size) {
    return home.transact(connection -> tenants.list(connection, filter, after, size));
  }

  /** Those that match, whose place is made, and not being removed. */
  List<Tenant> placed(TenantFilter filter) {
    return living(filter).stream().filter(Records::isPlaced).toList();
  }

  /** Whether the place of the tenant is made, and not being removed. */
  static boolean isPlaced(Tenant tenant) {
    return switch (tenant.status()) {
      case PROVISIONING, PURGING, PURGED -> false;
      default -> true;
    };
  }

  private List<Tenant> living(TenantFilter filter) {
    List<Tenant> all = new ArrayList<>();
    PageRequest next = PageRequest.first(PAGE);
    while (next != null) {
      TenantPage page = list(filter, next);
      page.tenants().stream()
          .filter(tenant -> tenant.status() != TenantStatus.PURGING)
          .forEach(all::add);
      next = page.next();
    }
    return all;
  }

  @Override
  public List<RowTenant> in(Placement place) {
    return living(TenantFilter.all().isolation(place.isolation()).cluster(place.cluster())).stream()
        .filter(tenant -> tenant.placement().equals(place))
        .map(tenant -> new RowTenant(tenant.id(), tenant.number()))
        .toList();
  }

  Tenant update(TenantId id, TenantChange change, String actor, TenantEvent event) {
    return changing(
        id,
        connection -> {
          Tenant before = lock(connection, id);
          if (before.status() == TenantStatus.PURGED || before.status() == TenantStatus.PURGING) {
            throw Transition.refusedUpdate(before);
          }
          TenantChange.Details details = change.applyTo(before);
          RequestCheck.details(id, details);
          Tenant after = tenants.update(connection, details.in(before), actor);
          publish(connection, event, null, details.changed(before));
          return after;
        });
  }

  Tenant change(
      TenantId id,
      Transition transition,
      @Nullable String reason,
      String actor,
      TenantEvent event) {
    return changing(
        id,
        connection -> {
          Tenant before = lock(connection, id);
          transition.check(before);
          Tenant after = tenants.changeStatus(connection, before, transition.to(), actor);
          publish(connection, event, reason);
          return after;
        });
  }

  /**
   * Writes the tenant, in one transaction with its journal and the event before it.
   *
   * @throws io.insula.InvalidTenantIdException if the id is taken
   */
  JournalEntry reserve(
      NewTenant request, Placement placement, String actor, Home.Work<JournalEntry> journal) {
    return changing(
        request.id(),
        connection -> {
          tenants.insert(connection, draft(request, placement), actor);
          before(connection, Operation.CREATE, request.id(), actor);
          return journal.in(connection);
        });
  }

  static TenantDraft draft(NewTenant request, Placement placement) {
    return new TenantDraft(
        request.id(),
        request.code(),
        request.name(),
        TenantStatus.PROVISIONING,
        request.plan(),
        request.region(),
        placement,
        request.features(),
        request.metadata(),
        request.limits(),
        request.expires());
  }

  /** Makes the tenant purging, in one transaction with its journal and the event before it. */
  JournalEntry condemn(TenantId id, String actor, Home.Work<JournalEntry> journal) {
    return changing(
        id,
        connection -> {
          Tenant tenant = lock(connection, id);
          Transition.PURGE.check(tenant);
          tenants.changeStatus(connection, tenant, Transition.PURGE.to(), actor);
          before(connection, Operation.PURGE, id, actor);
          home.note(
              AuditRecord.of("tenant.condemn")
                  .tenant(id)
                  .actor(actor)
                  .severity(AuditSeverity.WARNING));
          return journal.in(connection);
        });
  }

  /** Makes sure that this process sees the change at once. */
  private <T> T changing(TenantId id, Home.Work<T> work) {
    try {
      return home.transact(work);
    } finally {
      catalog.invalidate(id);
    }
  }

  private void before(Connection connection, Operation operation, TenantId id, String actor)
      throws SQLException {
    publish(connection, listeners.event(operation, Phase.BEFORE, id, actor), null);
  }

  /** Opens a tenant that was being provisioned. */
  void open(Connection connection, TenantId id, TenantEvent event) throws SQLException {
    Tenant tenant = lock(connection, id);
    if (tenant.status() == TenantStatus.PROVISIONING) {
      tenants.changeStatus(connection, tenant, TenantStatus.ACTIVE, event.actor());
      publish(connection, event, null);
    }
  }

  /**
   * Makes sure that the tenant was not opened after all.
   *
   * @throws InsulaException if it was
   */
  void stillProvisioning(Connection connection, TenantId id) throws SQLException {
    if (lock(connection, id).status() != TenantStatus.PROVISIONING) {
      throw new InsulaException("Tenant \"" + id + "\" is open already, and stays so.");
    }
  }

  /** Frees the id of a tenant that never came to be. */
  void forget(Connection connection, TenantEvent event) throws SQLException {
    publish(connection, event, null);
    Placement place = lock(connection, event.tenant()).placement();
    if (place.isolation() != Isolation.ROW) {
      states.remove(connection, place);
    }
    tenants.forget(connection, event.tenant());
  }

  /** Leaves only the id. */
  void entomb(Connection connection, TenantEvent event) throws SQLException {
    Tenant tenant = lock(connection, event.tenant());
    if (tenant.placement().isolation() != Isolation.ROW) {
      states.remove(connection, tenant.placement());
    }
    tenants.entomb(connection, tenant, event.actor());
    publish(connection, event, null);
  }

  private Tenant lock(Connection connection, TenantId id) throws SQLException {
    return tenants.lock(connection, id).orElseThrow(() -> new UnknownTenantException(id));
  }

  private void publish(Connection connection, TenantEvent event, @Nullable String reason)
      throws SQLException {
    publish(connection, event, reason, List.of());
  }

  /**
   * The outcome of an operation is recorded with its event; of a failure, {@link Listeners} does.
   */
  private void publish(
      Connection connection, TenantEvent event, @Nullable String reason, List<String> changed)
      throws SQLException {
    events.append(connection, event, reason == null ? Map.of() : Map.of("reason", reason));
    if (event.phase() == Phase.AFTER) {
      home.note(
          Recording.done(event.operation(), event.tenant(), event.actor())
              .detail("reason", reason)
              .detail("changed", changed.isEmpty() ? null : changed));
    }
  }

  void noteVersion(List<TenantId> ids, String version) {
    home.transact(connection -> tenants.schemaVersion(connection, ids, version));
    ids.forEach(catalog::invalidate);
  }
}
