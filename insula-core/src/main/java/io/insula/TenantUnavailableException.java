package io.insula;

/** The tenant exists, and its status does not admit work on its data. */
public final class TenantUnavailableException extends InsulaException {
  private static final long serialVersionUID = 1L;

  private final transient TenantId tenant;
  private final TenantStatus status;

  public TenantUnavailableException(TenantId tenant, TenantStatus status) {
    super("Tenant \"" + tenant + "\" is " + status.label() + ": " + status.remedy());
    this.tenant = tenant;
    this.status = status;
  }

  public TenantId tenant() {
    return tenant;
  }

  public TenantStatus status() {
    return status;
  }
}
