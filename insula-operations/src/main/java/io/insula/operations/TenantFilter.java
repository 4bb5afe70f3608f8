package io.insula.operations;

import io.insula.Isolation;
import io.insula.TenantStatus;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants to list: those that match everything that is said. Immutable: each method returns a
 * copy that says one thing more.
 *
 * @param statuses any of these; empty for all but purged ones
 * @param text part of id, name or code, in any case
 * @param metadata entries that the metadata must contain, compared as text
 */
public record TenantFilter(
    Set<TenantStatus> statuses,
    @Nullable String plan,
    @Nullable String region,
    @Nullable Isolation isolation,
    @Nullable String cluster,
    @Nullable String text,
    Map<String, String> metadata) {
  private static final TenantFilter ALL =
      new TenantFilter(Set.of(), null, null, null, null, null, Map.of());

  public TenantFilter {
    statuses = Set.copyOf(statuses);
    metadata = Map.copyOf(metadata);
  }

  /** All but purged ones. */
  public static TenantFilter all() {
    return ALL;
  }

  /** With one of these statuses. */
  public TenantFilter status(TenantStatus first, TenantStatus... others) {
    return new TenantFilter(
        EnumSet.of(first, others), plan, region, isolation, cluster, text, metadata);
  }

  /** With exactly that plan; null for any. */
  public TenantFilter plan(@Nullable String value) {
    return new TenantFilter(statuses, value, region, isolation, cluster, text, metadata);
  }

  /** With exactly that region; null for any. */
  public TenantFilter region(@Nullable String value) {
    return new TenantFilter(statuses, plan, value, isolation, cluster, text, metadata);
  }

  /** Kept apart like that; null for any. */
  public TenantFilter isolation(@Nullable Isolation value) {
    return new TenantFilter(statuses, plan, region, value, cluster, text, metadata);
  }

  /** On that cluster; null for any. */
  public TenantFilter cluster(@Nullable String value) {
    return new TenantFilter(statuses, plan, region, isolation, value, text, metadata);
  }

  /** With that in id, name or code, in any case; null for any. */
  public TenantFilter text(@Nullable String value) {
    return new TenantFilter(statuses, plan, region, isolation, cluster, value, metadata);
  }

  /** With that entry in the metadata. */
  public TenantFilter metadata(String key, String value) {
    Map<String, String> more = new HashMap<>(metadata);
    more.put(key, value);
    return new TenantFilter(statuses, plan, region, isolation, cluster, text, more);
  }

  io.insula.catalog.TenantFilter toCatalog() {
    return new io.insula.catalog.TenantFilter(
        statuses, plan, region, isolation, cluster, text, metadata, null, null);
  }
}
