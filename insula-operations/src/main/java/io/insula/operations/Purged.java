package io.insula.operations;

import io.insula.TenantId;
import java.util.List;

/**
 * What a purge removed.
 *
 * @param tenant whose it was
 * @param removed lines for people, such as {@code "schema \"tenant_acme\""}
 */
public record Purged(TenantId tenant, List<String> removed) {
  public Purged {
    removed = List.copyOf(removed);
  }
}
