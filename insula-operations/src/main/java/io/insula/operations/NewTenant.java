package io.insula.operations;

import io.insula.Isolation;
import io.insula.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant is to be. Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * NewTenant.of("acme").name("Acme Inc").plan("pro").region("eu")
 * }</pre>
 *
 * @param id its id for ever
 * @param name for people; the id if nothing else is said
 * @param code a short text of the user's own, unique when given
 * @param plan what it pays for
 * @param region where it is at home
 * @param isolation how it is kept apart, or null to leave it to the rules
 * @param cluster where it lives, or null to leave it to the rules
 * @param features feature switches and their values
 * @param metadata anything else
 * @param limits quotas by name
 * @param expires when it stops admitting work by itself
 */
public record NewTenant(
    TenantId id,
    String name,
    @Nullable String code,
    @Nullable String plan,
    @Nullable String region,
    @Nullable Isolation isolation,
    @Nullable String cluster,
    Map<String, Object> features,
    Map<String, Object> metadata,
    Map<String, Long> limits,
    @Nullable Instant expires) {

  public NewTenant {
    features = Map.copyOf(features);
    metadata = Map.copyOf(metadata);
    limits = Map.copyOf(limits);
  }

  /**
   * A tenant with that id, and nothing else said.
   *
   * @throws io.insula.InvalidTenantIdException if the text is not an id
   */
  public static NewTenant of(String id) {
    return of(TenantId.of(id));
  }

  /** A tenant with that id, and nothing else said. */
  public static NewTenant of(TenantId id) {
    return new NewTenant(
        id, id.value(), null, null, null, null, null, Map.of(), Map.of(), Map.of(), null);
  }

  /** With that name for people. */
  public NewTenant name(String value) {
    return new NewTenant(
        id, value, code, plan, region, isolation, cluster, features, metadata, limits, expires);
  }

  /** With that code; null for none. */
  public NewTenant code(@Nullable String value) {
    return new NewTenant(
        id, name, value, plan, region, isolation, cluster, features, metadata, limits, expires);
  }

  /** With that plan; null for none. */
  public NewTenant plan(@Nullable String value) {
    return new NewTenant(
        id, name, code, value, region, isolation, cluster, features, metadata, limits, expires);
  }

  /** With that region; null for none. */
  public NewTenant region(@Nullable String value) {
    return new NewTenant(
        id, name, code, plan, value, isolation, cluster, features, metadata, limits, expires);
  }

  /** Kept apart like that, whatever the rules say; null leaves it to them. */
  public NewTenant isolation(@Nullable Isolation value) {
    return new NewTenant(
        id, name, code, plan, region, value, cluster, features, metadata, limits, expires);
  }

  /** On that cluster, whatever the rules say; null leaves it to them. */
  public NewTenant cluster(@Nullable String value) {
    return new NewTenant(
        id, name, code, plan, region, isolation, value, features, metadata, limits, expires);
  }

  /** With one more feature. */
  public NewTenant feature(String key, Object value) {
    return new NewTenant(
        id,
        name,
        code,
        plan,
        region,
        isolation,
        cluster,
        plus(features, key, value),
        metadata,
        limits,
        expires);
  }

  /** With one more entry of metadata. */
  public NewTenant metadata(String key, Object value) {
    return new NewTenant(
        id,
        name,
        code,
        plan,
        region,
        isolation,
        cluster,
        features,
        plus(metadata, key, value),
        limits,
        expires);
  }

  /** With one more limit. */
  public NewTenant limit(String key, long value) {
    return new NewTenant(
        id,
        name,
        code,
        plan,
        region,
        isolation,
        cluster,
        features,
        metadata,
        plus(limits, key, value),
        expires);
  }

  /** Stops admitting work by itself then; null for never. */
  public NewTenant expires(@Nullable Instant value) {
    return new NewTenant(
        id, name, code, plan, region, isolation, cluster, features, metadata, limits, value);
  }

  private static <T> Map<String, T> plus(Map<String, T> map, String key, T value) {
    Map<String, T> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }
}
