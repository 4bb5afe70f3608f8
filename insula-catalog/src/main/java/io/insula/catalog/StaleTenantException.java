package io.insula.catalog;

import io.insula.InsulaException;
import io.insula.TenantId;

/** Somebody else changed the tenant since its record was read; nothing was written. */
public final class StaleTenantException extends InsulaException {
  private static final long serialVersionUID = 1L;

  public StaleTenantException(TenantId tenant) {
    super(
        "Tenant \""
            + tenant
            + "\" was changed by somebody else in the meantime; nothing was written. Read it again"
            + " and repeat the change.");
  }
}
