package io.insula.operations;

import io.insula.InsulaException;
import io.insula.TenantId;
import io.insula.TenantStatus;

/** A tenant's status does not allow what was asked for. */
public final class IllegalTransitionException extends InsulaException {
  private static final long serialVersionUID = 1L;

  private final transient TenantId tenant;
  private final TenantStatus status;

  IllegalTransitionException(TenantId tenant, TenantStatus status, String message) {
    super(message);
    this.tenant = tenant;
    this.status = status;
  }

  /** Whom it is about. */
  public TenantId tenant() {
    return tenant;
  }

  /** The status that it has, and keeps. */
  public TenantStatus status() {
    return status;
  }
}
