package io.insula;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context-propagation, and with it Reactor, carry the current tenant. Found by
 * {@link java.util.ServiceLoader}; unused when that library is not on the class path.
 */
public final class TenantThreadLocalAccessor implements ThreadLocalAccessor<TenantId> {
  /** The key of the tenant in a Reactor context. */
  public static final String KEY = "io.insula.tenant";

  @Override
  public Object key() {
    return KEY;
  }

  @Override
  public @Nullable TenantId getValue() {
    return TenantContext.currentOrNull();
  }

  @Override
  public void setValue(TenantId tenant) {
    TenantContext.set(tenant);
  }

  @Override
  public void setValue() {
    TenantContext.set(null);
  }
}
