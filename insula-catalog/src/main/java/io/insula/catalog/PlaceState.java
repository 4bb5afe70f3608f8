package io.insula.catalog;

import io.insula.Placement;
import io.insula.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the migrations of one place are, as the catalog knows it. The ledger in the place's own
 * database decides; the catalog follows it, so it may be behind, never ahead.
 *
 * @param placement the place
 * @param tenant whose it is; null for the tables that row tenants share, and for a place that is
 *     kept ready
 * @param number the tenant's surrogate, also of one to come; 0 for shared tables
 * @param plan the tenant's
 * @param version the newest migration applied to it; null before the first
 * @param current whether it is up to date with the files that were asked about
 * @param failure why the last attempt failed; null if it didn't
 */
public record PlaceState(
    Placement placement,
    @Nullable TenantId tenant,
    long number,
    @Nullable String plan,
    @Nullable String version,
    boolean current,
    @Nullable Failure failure) {

  /**
   * Why the last attempt failed.
   *
   * @param attempts how many have failed since the last success
   * @param script the file; null if it failed outside of one
   * @param line in the file, from 1; 0 if it isn't known
   * @param statement how the statement begins, without values
   * @param sqlState what the server called the error
   * @param message for people, without values
   */
  public record Failure(
      Instant at,
      int attempts,
      @Nullable String script,
      int line,
      @Nullable String statement,
      @Nullable String sqlState,
      String message) {}
}
