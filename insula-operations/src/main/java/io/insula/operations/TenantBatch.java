package io.insula.operations;

import org.jspecify.annotations.Nullable;

/** One change for many tenants, in order of the ids given. Failures do not stop the others. */
public interface TenantBatch {
  /** Tells the listener after each tenant; the batch itself. */
  TenantBatch listener(BatchListener listener);

  /** As {@link Tenants#update}, for each. */
  BatchReport update(TenantChange change);

  /** As {@link Tenants#activate}, for each. */
  BatchReport activate();

  /** As {@link Tenants#deactivate}, for each. */
  BatchReport deactivate();

  /** As {@link Tenants#suspend}, for each. */
  BatchReport suspend(@Nullable String reason);

  /** As {@link Tenants#block}, for each. */
  BatchReport block(@Nullable String reason);

  /** As {@link Tenants#archive}, for each. */
  BatchReport archive();

  /** As {@link Tenants#delete}, for each. */
  BatchReport delete();

  /** As {@link Tenants#restore}, for each. */
  BatchReport restore();

  /** As {@link Tenants#purge}, for each. */
  BatchReport purge();
}
