package io.insula;

/** Work that needs a tenant was started without one. */
public final class NoTenantException extends InsulaException {
  private static final long serialVersionUID = 1L;

  public NoTenantException(String attempted) {
    super(
        "No tenant in context: "
            + attempted
            + " needs one. Open a scope around the work: TenantContext.use(tenantId, () -> ...).");
  }
}
