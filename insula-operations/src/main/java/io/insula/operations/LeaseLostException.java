package io.insula.operations;

import io.insula.InsulaException;
import io.insula.TenantId;

/** Another process took the operation over, since this one was silent for too long. */
final class LeaseLostException extends InsulaException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(TenantId tenant) {
    super(
        "The operation on tenant \""
            + tenant
            + "\" was taken over by another process, which brings it to its end.");
  }
}
