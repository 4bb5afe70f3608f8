package io.insula;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog knows of one tenant, as it was when it was read. Immutable.
 *
 * @param id the name, never reused
 * @param number a surrogate that is shorter than the id; given once, never reused
 * @param code a short text of the user's own, unique when given
 * @param name for people
 * @param status where it is in its life
 * @param plan what it pays for; free text that rules can match
 * @param region free text that rules can match
 * @param placement where its data lives
 * @param features feature switches and their values; JSON values
 * @param metadata anything else; JSON values
 * @param limits quotas by name, such as {@code users} or {@code storage_bytes}
 * @param expires when it stops admitting work by itself
 * @param schemaVersion the newest migration applied to it, or null before the first
 * @param revision grows with every change of this record
 * @param times when what happened to it
 */
public record Tenant(
    TenantId id,
    long number,
    @Nullable String code,
    String name,
    TenantStatus status,
    @Nullable String plan,
    @Nullable String region,
    Placement placement,
    Map<String, Object> features,
    Map<String, Object> metadata,
    Map<String, Long> limits,
    @Nullable Instant expires,
    @Nullable String schemaVersion,
    long revision,
    Times times) {

  public Tenant {
    features = Map.copyOf(features);
    metadata = Map.copyOf(metadata);
    limits = Map.copyOf(limits);
  }

  /** Whether application work may run on this tenant's data at that moment. */
  public boolean admitsWork(Instant now) {
    return status.admitsWork() && (expires == null || now.isBefore(expires));
  }

  /**
   * When what happened to a tenant, and who did it.
   *
   * @param createdBy the actor, free text
   * @param lastAccessed approximate: written now and then, not at every request
   */
  public record Times(
      Instant created,
      String createdBy,
      Instant updated,
      String updatedBy,
      @Nullable Instant lastAccessed,
      @Nullable Instant suspended,
      @Nullable Instant deleted) {}
}
