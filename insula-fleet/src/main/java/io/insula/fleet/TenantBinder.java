package io.insula.fleet;

import io.insula.TenantId;

/** Makes the text that ties a connection to a tenant for one transaction. */
@FunctionalInterface
public interface TenantBinder {
  /**
   * The value of {@code insula.binding}.
   *
   * @param tenant whom to bind
   * @param number its surrogate number
   * @param backendPid the process on the server that the connection talks to
   */
  String bindingValue(TenantId tenant, long number, int backendPid);
}
