package io.insula.operations;

import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantEvent;
import io.insula.TenantEvent.Operation;
import io.insula.TenantEvent.Phase;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.catalog.Catalog;
import io.insula.catalog.EventLog;
import io.insula.catalog.TenantDraft;
import io.insula.catalog.TenantStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalog's side of an adoption. The tenant is reserved first, since its number is part of what
 * protects its tables, and opened last. In between it has no journal: who finds it so begins again.
 */
final class AdoptedTenants {
  private final Home home;
  private final Records records;
  private final Catalog catalog;
  private final Listeners listeners;
  private final String actor;
  private final TenantStore tenants = new TenantStore();
  private final EventLog events = new EventLog();

  AdoptedTenants(Home home, Records records, Catalog catalog, Listeners listeners, String actor) {
    this.home = home;
    this.records = records;
    this.catalog = catalog;
    this.listeners = listeners;
    this.actor = actor;
  }

  Listeners listeners() {
    return listeners;
  }

  String actor() {
    return actor;
  }

  /**
   * Writes the tenant, not open yet.
   *
   * @throws io.insula.InvalidTenantIdException if the id is taken
   */
  Tenant reserve(TenantId id, Placement placement, @Nullable String plan) {
    TenantDraft draft =
        new TenantDraft(
            id,
            null,
            id.value(),
            TenantStatus.PROVISIONING,
            plan,
            null,
            placement,
            Map.of(),
            Map.of(),
            Map.of(),
            null);
    return home.transact(
        connection -> {
          Tenant reserved = tenants.insert(connection, draft, actor);
          events.append(connection, event(Phase.BEFORE, id), Map.of());
          return reserved;
        });
  }

  /** Opens it at that version. */
  void open(TenantId id, @Nullable String version) {
    home.transact(
        connection -> {
          if (version != null) {
            tenants.schemaVersion(connection, List.of(id), version);
          }
          records.open(connection, id, event(Phase.AFTER, id));
          return id;
        });
    catalog.invalidate(id);
  }

  /** Frees the id again. */
  void takeBack(TenantId id) {
    home.transact(
        connection -> {
          records.forget(connection, event(Phase.FAILED, id));
          return id;
        });
    catalog.invalidate(id);
  }

  private TenantEvent event(Phase phase, TenantId id) {
    return listeners.event(Operation.CREATE, phase, id, actor);
  }
}
