package io.insula.jdbc.spi;

import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import java.util.Map;

/**
 * How a database is prepared.
 *
 * @param roles the names of the roles
 * @param secret the installation's secret
 * @param passwords passwords that the user chose, by role; the others are derived from the secret
 * @param proof whether bindings carry a proof; without it any SQL can pose as any tenant
 * @param rowSchema the schema of the tables in row isolation
 * @param sharedSchema the schema of shared tables
 * @param dryRun whether to say only
 * @param pooled whether the database accepts bindings that name no backend, as they are made behind
 *     a pooler in transaction mode; they can be replayed on another connection until they expire
 */
public record InstallSettings(
    RoleNames roles,
    Secret secret,
    Map<String, String> passwords,
    boolean proof,
    String rowSchema,
    String sharedSchema,
    boolean dryRun,
    boolean pooled) {
  /** The schema of the tables in row isolation. */
  public static final String ROW_SCHEMA = "public";

  /** The schema of shared tables. */
  public static final String SHARED_SCHEMA = "shared";

  public InstallSettings {
    passwords = Map.copyOf(passwords);
  }

  /** Not pooled. */
  public InstallSettings(
      RoleNames roles,
      Secret secret,
      Map<String, String> passwords,
      boolean proof,
      String rowSchema,
      String sharedSchema,
      boolean dryRun) {
    this(roles, secret, passwords, proof, rowSchema, sharedSchema, dryRun, false);
  }

  /** The default names, derived passwords, with proof, not dry. */
  public static InstallSettings of(Secret secret) {
    return new InstallSettings(
        RoleNames.DEFAULT, secret, Map.of(), true, ROW_SCHEMA, SHARED_SCHEMA, false);
  }

  /** The password of that role: the chosen one, or the derived one. */
  public String password(String role) {
    String chosen = passwords.get(role);
    return chosen != null ? chosen : secret.password(role);
  }

  @Override
  public String toString() {
    return "InstallSettings[roles="
        + roles
        + ", proof="
        + proof
        + ", pooled="
        + pooled
        + ", dryRun="
        + dryRun
        + "]";
  }
}
