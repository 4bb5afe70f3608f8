package io.insula.catalog;

import io.insula.Isolation;
import io.insula.TenantStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants are meant: those that match everything that is said.
 *
 * @param statuses any of these; empty for all but purged ones
 * @param plan exactly this
 * @param region exactly this
 * @param isolation exactly this
 * @param cluster exactly this
 * @param text part of id, name or code, in any case
 * @param metadata entries that the metadata must contain; numbers and booleans match their text
 * @param createdFrom created then or later
 * @param createdBefore created before then
 */
public record TenantFilter(
    Set<TenantStatus> statuses,
    @Nullable String plan,
    @Nullable String region,
    @Nullable Isolation isolation,
    @Nullable String cluster,
    @Nullable String text,
    Map<String, String> metadata,
    @Nullable Instant createdFrom,
    @Nullable Instant createdBefore) {
  /** All but purged tenants. */
  public static final TenantFilter ALL =
      new TenantFilter(Set.of(), null, null, null, null, null, Map.of(), null, null);

  public TenantFilter {
    statuses = Set.copyOf(statuses);
    metadata = Map.copyOf(metadata);
  }
}
