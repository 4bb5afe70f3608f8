package io.insula.operations;

import org.jspecify.annotations.Nullable;

/** One change for many tenants, in order of the ids given. Failures do not stop the others. */
public interface TenantBatch {
  /** Tells the listener after each tenant; the batch itself. */
  TenantBatch listener(BatchListener listener);

  BatchReport update(TenantChange change);

  BatchReport activate();

  BatchReport deactivate();

  BatchReport suspend(@Nullable String reason);

  BatchReport block(@Nullable String reason);

  BatchReport archive();

  BatchReport delete();

  BatchReport restore();

  BatchReport purge();
}
