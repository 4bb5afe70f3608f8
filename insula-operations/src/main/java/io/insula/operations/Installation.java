package io.insula.operations;

import io.insula.Cluster;
import io.insula.InsulaException;
import io.insula.catalog.CatalogSchema;
import io.insula.catalog.ClusterStore;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.InstallStep;
import io.insula.jdbc.spi.InstallStep.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final String CATALOG = "catalog, with the cluster \"" + Cluster.HOME + "\"";

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

  /**
   * The installation's secret as text; needed.
   *
   * @throws IllegalArgumentException if the text is not a secret
   */
  public Installation secret(String encoded) {
    return secret(Secret.of(encoded));
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
  public List<InstallStep> run() {
    Administration dialect = Dialects.administration(url);
    InstallSettings settings = settings();
    List<InstallStep> steps = new ArrayList<>();
    try (Connection connection =
        DriverManager.getConnection(url, administrator.user(), administrator.password())) {
      steps.addAll(dialect.install(connection, settings));
      steps.add(dryRun ? plannedCatalog(connection) : catalog(settings));
    } catch (SQLException e) {
      throw new InsulaException(
          "The database could not be prepared: "
              + e.getMessage()
              + " Steps are repeatable: mend that, and run it again.",
          e);
    }
    return List.copyOf(steps);
  }

  private InstallSettings settings() {
    Secret known = secret;
    if (known == null) {
      throw new InsulaException("The secret is missing; make one with Secret.generate().");
    }
    return new InstallSettings(
        roles,
        known,
        passwords,
        proof,
        InstallSettings.ROW_SCHEMA,
        InstallSettings.SHARED_SCHEMA,
        dryRun,
        pooled);
  }

  private InstallStep catalog(InstallSettings settings) throws SQLException {
    String user = roles.migrator();
    try (Connection migrator = DriverManager.getConnection(url, user, settings.password(user))) {
      int applied = new CatalogSchema(roles).apply(migrator);
      boolean added = addHome(migrator);
      return new InstallStep(
          CATALOG, applied > 0 || added ? Outcome.DONE : Outcome.PRESENT, List.of());
    }
  }

  private boolean addHome(Connection migrator) throws SQLException {
    ClusterStore clusters = new ClusterStore();
    Cluster home = new Cluster(Cluster.HOME, url, region);
    Optional<Cluster> before = clusters.find(migrator, Cluster.HOME);
    if (before.isPresent() && region == null) {
      home = new Cluster(Cluster.HOME, url, before.get().region());
    }
    if (before.isPresent() && before.get().equals(home)) {
      return false;
    }
    clusters.save(migrator, home);
    return true;
  }

  private static InstallStep plannedCatalog(Connection administrator) throws SQLException {
    try (ResultSet tables =
        administrator.getMetaData().getTables(null, "insula", "catalog_version", null)) {
      return new InstallStep(CATALOG, tables.next() ? Outcome.PRESENT : Outcome.PLANNED, List.of());
    }
  }
}
