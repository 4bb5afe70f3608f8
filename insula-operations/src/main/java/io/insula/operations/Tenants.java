package io.insula.operations;

import io.insula.Tenant;
import io.insula.TenantId;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The life of tenants, from creation to purge. Each change is one transaction with its event in the
 * outbox; listeners are told before it, after it, and of its failure. Thread-safe.
 *
 * <p>Every method that changes something throws {@link io.insula.UnknownTenantException} if there
 * is no such tenant, and {@link IllegalTransitionException} if its status does not allow the
 * change.
 */
public interface Tenants {
  /**
   * Creates a tenant and its place, migrated and ready for work. The same call again finishes what
   * was interrupted, and returns the tenant if all is done. A failure leaves nothing behind.
   *
   * @throws io.insula.InvalidTenantIdException if the id is taken or was used before
   * @throws ProvisioningException if a step failed; what had been made is removed again
   */
  Tenant create(NewTenant tenant);

  /** The tenant, if there is one with that id; purged ones included. */
  Optional<Tenant> find(TenantId id);

  /**
   * The tenant.
   *
   * @throws io.insula.UnknownTenantException if there is none
   */
  Tenant get(TenantId id);

  /** Tenants in the order of their ids. */
  TenantPage list(TenantFilter filter, PageRequest page);

  /** All but purged ones, in the order of their ids, read page by page. */
  Iterable<Tenant> list();

  /** Changes what is known of a tenant; never its placement. */
  Tenant update(TenantId id, TenantChange change);

  /** Opens an inactive, suspended or blocked tenant for work. */
  Tenant activate(TenantId id);

  /** Closes an active tenant, for no particular reason. */
  Tenant deactivate(TenantId id);

  /** Closes a tenant until the reason is gone, such as an unpaid bill. */
  Tenant suspend(TenantId id, @Nullable String reason);

  /** Closes a tenant by an administrator's decision. */
  Tenant block(TenantId id, @Nullable String reason);

  /** Closes a tenant for good, keeping its data. */
  Tenant archive(TenantId id);

  /** Marks a tenant as deleted. Nothing is removed: {@link #restore} brings it back. */
  Tenant delete(TenantId id);

  /** Makes an archived or deleted tenant active again. */
  Tenant restore(TenantId id);

  /**
   * Removes the rows, schema, database, role and personal data of a deleted tenant, for ever. The
   * id stays, so that nobody gets it again. The same call again finishes what was interrupted.
   */
  Purged purge(TenantId id);

  /** The same changes for many tenants: one's failure is its own. */
  TenantBatch batch(Collection<TenantId> ids);

  /** Creates many tenants, a few at a time: one's failure is its own. */
  BatchReport createAll(Collection<NewTenant> tenants, BatchListener listener);
}
