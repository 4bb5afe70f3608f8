package io.insula.operations;

import io.insula.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list of tenants.
 *
 * @param tenants in the order of their ids
 * @param next what to ask for next, or null when this is the last part
 */
public record TenantPage(List<Tenant> tenants, @Nullable PageRequest next) {
  public TenantPage {
    tenants = List.copyOf(tenants);
  }
}
