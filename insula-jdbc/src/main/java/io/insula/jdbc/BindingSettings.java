package io.insula.jdbc;

import java.time.Duration;

/**
 * How connections are tied to tenants.
 *
 * @param secret the installation's secret
 * @param proof whether bindings carry a proof; without it any SQL can pose as any tenant
 * @param validity how long a proof is good for; renewed when half of it is over
 * @param pooler whether an external pooler in transaction mode stands before the database: proofs
 *     are then good for every server connection, and nothing is prepared on the server
 */
public record BindingSettings(Secret secret, boolean proof, Duration validity, boolean pooler) {
  /** How long a proof is good for, unless set. */
  public static final Duration VALIDITY = Duration.ofMinutes(5);

  public BindingSettings {
    if (validity.compareTo(Duration.ofSeconds(10)) < 0) {
      throw new IllegalArgumentException(
          "A proof must be valid for at least 10 seconds, not " + validity);
    }
  }

  /** With proof, straight to the database. */
  public static BindingSettings of(Secret secret) {
    return new BindingSettings(secret, true, VALIDITY, false);
  }

  /** The same, without proof. */
  public BindingSettings withoutProof() {
    return new BindingSettings(secret, false, validity, pooler);
  }

  /** The same, behind a pooler in transaction mode. */
  public BindingSettings behindPooler() {
    return new BindingSettings(secret, proof, validity, true);
  }
}
