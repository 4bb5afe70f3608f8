package io.insula.catalog;

import io.insula.Placement;
import io.insula.TenantId;
import io.insula.TenantStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's record before the catalog has it: what {@link io.insula.Tenant} is made of, without
 * what the catalog gives out itself. Components as there.
 */
public record TenantDraft(
    TenantId id,
    @Nullable String code,
    String name,
    TenantStatus status,
    @Nullable String plan,
    @Nullable String region,
    Placement placement,
    Map<String, Object> features,
    Map<String, Object> metadata,
    Map<String, Long> limits,
    @Nullable Instant expires) {
  public TenantDraft {
    features = Map.copyOf(features);
    metadata = Map.copyOf(metadata);
    limits = Map.copyOf(limits);
  }

  /** A tenant that is being provisioned, with nothing but a name and a place. */
  public static TenantDraft of(TenantId id, String name, Placement placement) {
    return new TenantDraft(
        id,
        null,
        name,
        TenantStatus.PROVISIONING,
        null,
        null,
        placement,
        Map.of(),
        Map.of(),
        Map.of(),
        null);
  }
}
