package io.insula.operations;

import io.insula.InsulaException;
import io.insula.TenantId;
import org.jspecify.annotations.Nullable;

/** A tenant could not be created or purged. The message says at which step, and what remains. */
public final class ProvisioningException extends InsulaException {
  private static final long serialVersionUID = 1L;

  private final transient TenantId tenant;

  ProvisioningException(TenantId tenant, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.tenant = tenant;
  }

  /** Whom it is about. */
  public TenantId tenant() {
    return tenant;
  }
}
