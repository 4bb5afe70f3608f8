package io.insula.operations;

import io.insula.InsulaException;
import io.insula.TenantEvent.Operation;
import io.insula.TenantId;
import java.util.Locale;

/** Another process is at work on the same tenant, and did not come to an end. */
final class BusyException extends InsulaException {
  private static final long serialVersionUID = 1L;

  BusyException(TenantId tenant, Operation operation) {
    super(
        "Another process is at work on tenant \""
            + tenant
            + "\" ("
            + operation.name().toLowerCase(Locale.ROOT)
            + ") and did not come to an end yet. Wait for it, and try again.");
  }
}
