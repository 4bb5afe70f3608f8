package io.insula.operations;

import io.insula.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the fleet is, by the catalog.
 *
 * @param versions how many tenants are at each version, the newest first
 * @param behind the places that are not up to date with the files, or not known to be
 * @param run the run in waves that has not come to its end
 */
public record FleetStatus(List<Version> versions, List<Place> behind, @Nullable Run run) {
  public FleetStatus {
    versions = List.copyOf(versions);
    behind = List.copyOf(behind);
  }

  /** The places whose last attempt failed. */
  public List<Place> failed() {
    return behind.stream().filter(place -> place.failure() != null).toList();
  }

  /**
   * How many tenants are at one version.
   *
   * @param version null before the first migration
   * @param current how many of them have nothing pending
   */
  public record Version(@Nullable String version, long tenants, long current) {}

  /**
   * A place that is not up to date.
   *
   * @param place for people, such as {@code main/app schema tenant_acme}
   * @param tenant whose it is; null for the tables that row tenants share
   * @param version the newest one applied; null before the first
   * @param failure why the last attempt failed; null if there was none
   */
  public record Place(
      String place,
      @Nullable TenantId tenant,
      @Nullable String version,
      @Nullable Failure failure) {}

  /**
   * Why a place failed.
   *
   * @param attempts how many have failed since the last success
   * @param script the file; null if it failed outside of one
   * @param line in the file, from 1; 0 if it isn't known
   * @param statement how the statement begins
   * @param sqlState what the server called the error
   * @param message for people
   */
  public record Failure(
      Instant at,
      int attempts,
      @Nullable String script,
      int line,
      @Nullable String statement,
      @Nullable String sqlState,
      String message) {}

  /**
   * A run in waves that is open.
   *
   * @param state running (or interrupted), waiting or halted
   * @param wave the name of the wave it is in
   * @param reason why it waits or has halted
   */
  public record Run(
      long id, String state, String wave, @Nullable String reason, String actor, Instant started) {}
}
