package io.insula.spi;

import io.insula.TenantEvent;

/**
 * Is told what happens to tenants. Listeners observe: what they throw is logged and changes no
 * outcome. Called in the thread that does the work, so be quick.
 */
@FunctionalInterface
public interface TenantListener {
  void on(TenantEvent event);
}
