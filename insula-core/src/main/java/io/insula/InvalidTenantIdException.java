package io.insula;

/** A text that cannot be a tenant id, or is not free for one. */
public final class InvalidTenantIdException extends InsulaException {
  private static final long serialVersionUID = 1L;

  public InvalidTenantIdException(String message) {
    super(message);
  }
}
