package io.insula.catalog;

import io.insula.TenantEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written when a tenant takes a place that is ready.
 *
 * @param draft the tenant; of its placement only cluster and isolation count
 * @param stamp of the migration files: a place that is up to date with them is preferred
 * @param request what the journal keeps of it
 * @param lease on the operation, if the place is not up to date
 * @param before the event before the creation; who acts is taken from it
 * @param after the event after it
 */
public record ReadyClaim(
    TenantDraft draft,
    String stamp,
    Map<String, Object> request,
    Lease lease,
    TenantEvent before,
    TenantEvent after) {
  public ReadyClaim {
    request = Map.copyOf(request);
  }

  /**
   * What became of a claim.
   *
   * @param tenant active; or provisioning, with a running operation, if its place is not up to
   *     date; null if none was ready, or id or code are taken
   * @param kept whether places of that kind are to be kept, so that one may be missing now
   */
  public record Answer(io.insula.@Nullable Tenant tenant, boolean kept) {}
}
