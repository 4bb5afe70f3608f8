package io.insula.operations;

import io.insula.jdbc.Credentials;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import io.insula.jdbc.spi.InstallStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a database for Insula: roles, functions, catalog, and the home cluster's row. Can be
 * repeated: it finds what is there and does the rest. Not thread-safe.
 *
 * <pre>{@code
 * Insula.install("jdbc:postgresql://localhost/app", "postgres", password)
 *     .secret(secret).dryRun().run()
 * }</pre>
 */
public final class Installation {
  private final String url;
  private final Credentials administrator;
  private final Map<String, String> passwords = new HashMap<>();
  private @Nullable Secret secret;
  private RoleNames roles = RoleNames.DEFAULT;
  private @Nullable String region;
  private boolean proof = true;
  private boolean pooled;
  private boolean dryRun;

  Installation(String url, Credentials administrator) {
    this.url = url;
    this.administrator = administrator;
  }

  /** The installation's secret; needed. */
  public Installation secret(Secret value) {
    secret = value;
    return this;
  }

  /** The names of the roles; {@link RoleNames#DEFAULT} if nothing is said. */
  public Installation roles(RoleNames value) {
    roles = value;
    return this;
  }

  /** A password for one of the roles; it is derived from the secret if nothing is said. */
  public Installation password(String role, String password) {
    passwords.put(role, password);
    return this;
  }

  /** The region of the home cluster. */
  public Installation region(@Nullable String value) {
    region = value;
    return this;
  }

  /** Without proof in bindings: any SQL can then pose as any tenant. */
  public Installation withoutProof() {
    proof = false;
    return this;
  }

  /** The database accepts bindings that come through a pooler in transaction mode. */
  public Installation pooled() {
    pooled = true;
    return this;
  }

  /** Only says what it would do. */
  public Installation dryRun() {
    dryRun = true;
    return this;
  }

  /**
   * Does it.
   *
   * @return one line for each step, with its SQL
   * @throws io.insula.InsulaException if the server is too old or the role may not; names the fix
   */
  @SuppressWarnings("DoNotCallSuggester")
  public List<InstallStep> run() {
    List<InstallStep> steps = new ArrayList<>();
    throw new UnsupportedOperationException(
        "Not yet: "
            + url
            + administrator
            + secret
            + roles
            + region
            + proof
            + pooled
            + dryRun
            + steps);
  }
}
