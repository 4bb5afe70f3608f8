package io.insula;

/** A connection that belongs to one tenant was used in the scope of another. */
public final class TenantMismatchException extends InsulaException {
  private static final long serialVersionUID = 1L;

  public TenantMismatchException(TenantId owner, TenantId current) {
    super(
        "This connection belongs to tenant \""
            + owner
            + "\", and the context is now tenant \""
            + current
            + "\". Close it and take a new connection inside the scope of \""
            + current
            + "\".");
  }
}
