package io.insula.guard.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and from where.
 *
 * @param actor a person, a service; null for the one that the trail was opened with
 * @param address from where, such as the IP address of a request; null if unknown
 * @param correlation what ties together everything that one request did; null for nothing
 */
public record AuditOrigin(
    @Nullable String actor, @Nullable String address, @Nullable String correlation) {
  /** Nothing is known. */
  public static final AuditOrigin UNKNOWN = new AuditOrigin(null, null, null);

  /** That actor, with a correlation id of its own. */
  public static AuditOrigin of(String actor) {
    return new AuditOrigin(actor, null, UUID.randomUUID().toString());
  }

  /** The same, but that actor; with a correlation id of its own, if it has none. */
  public AuditOrigin by(String other) {
    return new AuditOrigin(
        other, address, correlation == null ? UUID.randomUUID().toString() : correlation);
  }

  /** The same, from that address. */
  public AuditOrigin from(@Nullable String address) {
    return new AuditOrigin(actor, address, correlation);
  }

  /** The same, with that correlation id. */
  public AuditOrigin correlated(@Nullable String correlation) {
    return new AuditOrigin(actor, address, correlation);
  }
}
