package io.insula.operations;

import io.insula.Tenant;
import io.insula.TenantEvent.Operation;
import io.insula.TenantEvent.Phase;
import io.insula.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tenants of an open installation, changed in the name of one actor. */
final class OpenTenants implements Tenants {
  private final Records records;
  private final Creation creation;
  private final Purging purging;
  private final Listeners listeners;
  private final Turnstile turnstile;
  private final String actor;

  OpenTenants(
      Records records,
      Creation creation,
      Purging purging,
      Listeners listeners,
      Turnstile turnstile,
      String actor) {
    this.records = records;
    this.creation = creation;
    this.purging = purging;
    this.listeners = listeners;
    this.turnstile = turnstile;
    this.actor = actor;
  }

  OpenTenants as(String other) {
    return new OpenTenants(records, creation, purging, listeners, turnstile, other);
  }

  @Override
  public Tenant create(NewTenant tenant) {
    RequestCheck.details(tenant.id(), TenantChange.Details.of(tenant));
    return told(Operation.CREATE, tenant.id(), () -> creation.create(tenant, actor));
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    return records.find(id);
  }

  @Override
  public Tenant get(TenantId id) {
    return records.get(id);
  }

  @Override
  public TenantPage list(TenantFilter filter, PageRequest page) {
    return records.list(filter, page);
  }

  @Override
  public Iterable<Tenant> list() {
    return () -> new Paging(page -> list(TenantFilter.all(), page));
  }

  @Override
  public Tenant update(TenantId id, TenantChange change) {
    return told(
        Operation.UPDATE, id, () -> records.update(id, change, actor, after(Operation.UPDATE, id)));
  }

  @Override
  public Tenant activate(TenantId id) {
    return change(id, Transition.ACTIVATE, null);
  }

  @Override
  public Tenant deactivate(TenantId id) {
    return change(id, Transition.DEACTIVATE, null);
  }

  @Override
  public Tenant suspend(TenantId id, @Nullable String reason) {
    return change(id, Transition.SUSPEND, reason);
  }

  @Override
  public Tenant block(TenantId id, @Nullable String reason) {
    return change(id, Transition.BLOCK, reason);
  }

  @Override
  public Tenant archive(TenantId id) {
    return change(id, Transition.ARCHIVE, null);
  }

  @Override
  public Tenant delete(TenantId id) {
    return change(id, Transition.DELETE, null);
  }

  @Override
  public Tenant restore(TenantId id) {
    return change(id, Transition.RESTORE, null);
  }

  @Override
  public Purged purge(TenantId id) {
    return told(Operation.PURGE, id, () -> turnstile.pass(() -> purging.purge(id, actor)));
  }

  @Override
  public TenantBatch batch(Collection<TenantId> ids) {
    return new Batch(this, ids);
  }

  @Override
  public BatchReport createAll(Collection<NewTenant> tenants, BatchListener listener) {
    return new Creations(this, listener).run(List.copyOf(tenants));
  }

  private Tenant change(TenantId id, Transition transition, @Nullable String reason) {
    Operation operation = transition.operation();
    return told(
        operation, id, () -> records.change(id, transition, reason, actor, after(operation, id)));
  }

  private <T> T told(Operation operation, TenantId id, Supplier<T> work) {
    return listeners.around(operation, id, actor, work);
  }

  private io.insula.TenantEvent after(Operation operation, TenantId id) {
    return listeners.event(operation, Phase.AFTER, id, actor);
  }
}
