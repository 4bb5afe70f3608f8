package io.insula.catalog;

import io.insula.InsulaException;
import io.insula.TenantId;

/** Another process has taken the operation over. Roll back and leave it to that one. */
public final class LeaseLostException extends InsulaException {
  private static final long serialVersionUID = 1L;

  public LeaseLostException(TenantId tenant) {
    super(
        "The operation on tenant \""
            + tenant
            + "\" was taken over by another process, which brings it to its end.");
  }
}
