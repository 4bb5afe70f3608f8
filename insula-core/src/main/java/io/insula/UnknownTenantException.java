package io.insula;

/** The catalog has no such tenant. */
public final class UnknownTenantException extends InsulaException {
  private static final long serialVersionUID = 1L;

  private final transient TenantId tenant;

  public UnknownTenantException(TenantId tenant) {
    super(
        "There is no tenant \"" + tenant + "\". Create it first, or check the spelling of its id.");
    this.tenant = tenant;
  }

  public TenantId tenant() {
    return tenant;
  }
}
