package io.insula.operations;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.catalog.CatalogSettings;
import io.insula.fleet.JavaMigration;
import io.insula.guard.AdminListener;
import io.insula.guard.GuardMode;
import io.insula.guard.GuardSettings;
import io.insula.guard.ViolationListener;
import io.insula.guard.audit.AuditListener;
import io.insula.guard.audit.AuditSettings;
import io.insula.guard.audit.StatementAudit;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.PoolSettings;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.PlaceSettings;
import io.insula.spi.TenantListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what {@link Insula} needs to open; every setting has a default. Not thread-safe. */
public final class InsulaBuilder {
  /** How long a silent process keeps its operations, if nothing else is said. */
  public static final Duration DEFAULT_LEASE = Duration.ofSeconds(15);

  final String url;
  final List<String> faults = new ArrayList<>();
  final List<TenantListener> listeners = new ArrayList<>();
  final Set<String> waived = new HashSet<>();
  final Set<String> notReplayed = new HashSet<>();
  final Map<String, String> placeholders = new HashMap<>();
  @Nullable Secret secret;
  @Nullable Credentials application;
  @Nullable Credentials migrator;
  boolean routeOnly;
  RoleNames roles = RoleNames.DEFAULT;
  IsolationRules rules = IsolationRules.defaultTo(IsolationRules.DEFAULT_ISOLATION);
  @Nullable String migrations;
  final List<JavaMigration> javaMigrations = new ArrayList<>();
  TenantColumn column = TenantColumn.DEFAULT;
  String schemaTemplate = PlaceSettings.SCHEMA_TEMPLATE;
  String databaseTemplate = PlaceSettings.DATABASE_TEMPLATE;
  boolean proof = true;
  @Nullable Function<Cluster, String> pooler;
  PoolSettings pools = PoolSettings.DEFAULT;
  CatalogSettings catalog = CatalogSettings.DEFAULT;
  GuardSettings guard = GuardSettings.of(GuardMode.OFF);
  final List<ViolationListener> violations = new ArrayList<>();
  final List<AdminListener> admins = new ArrayList<>();
  AuditSettings audit = AuditSettings.DEFAULT;
  final List<AuditListener> auditListeners = new ArrayList<>();
  StatementAudit.@Nullable Which auditedStatements;
  double auditedShare = 1;
  boolean onFirstTouch;
  boolean inBackground;
  Duration lease = DEFAULT_LEASE;
  boolean refill = true;
  StepInterceptor steps = StepInterceptor.NONE;
  Clock clock = Clock.systemUTC();
  String actor = System.getProperty("user.name", "unknown");

  InsulaBuilder(String url) {
    this.url = url;
  }

  /** The installation's secret as text; what is wrong with it is reported by {@link #open()}. */
  public InsulaBuilder secret(@Nullable String encoded) {
    if (encoded == null || encoded.isBlank()) {
      secret = null;
      return this;
    }
    try {
      secret = Secret.of(encoded);
    } catch (IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    return this;
  }

  /** The installation's secret. */
  public InsulaBuilder secret(Secret value) {
    secret = value;
    return this;
  }

  /** The login of application work, if the password is not the derived one. */
  public InsulaBuilder application(Credentials value) {
    application = value;
    return this;
  }

  /** The login of DDL, if the password is not the derived one. */
  public InsulaBuilder migrator(Credentials value) {
    migrator = value;
    return this;
  }

  /** Routes only: whatever needs the migrator's login is refused. */
  public InsulaBuilder withoutMigrator() {
    routeOnly = true;
    return this;
  }

  /** The names of the roles, if they are not the default ones. */
  public InsulaBuilder roles(RoleNames value) {
    roles = value;
    return this;
  }

  /** The isolation of new tenants. */
  public InsulaBuilder isolation(Isolation value) {
    return isolation(IsolationRules.defaultTo(value));
  }

  /** Decides the isolation, and the cluster, of each new tenant. */
  public InsulaBuilder isolation(IsolationRules value) {
    rules = value;
    return this;
  }

  /** The folder that has {@code tenant} and {@code shared} with migration files in it. */
  public InsulaBuilder migrations(Path folder) {
    return migrations(folder.toString());
  }

  /** The folder, or {@code classpath:folder}, with migration files in it. */
  public InsulaBuilder migrations(String location) {
    migrations = location;
    return this;
  }

  /** Migrations of tenants' tables that are written in Java, besides the files. */
  public InsulaBuilder migrations(JavaMigration... more) {
    javaMigrations.addAll(List.of(more));
    return this;
  }

  /**
   * Brings a tenant that is behind the migration files up to date when the application asks for it
   * for the first time; that connection waits. If it fails, the application gets the failure.
   */
  public InsulaBuilder migrateOnFirstTouch() {
    onFirstTouch = true;
    return this;
  }

  /**
   * Brings all tenants that are behind the migration files up to date in the background, one after
   * the other, once after opening; of several processes one does it.
   */
  public InsulaBuilder migrateInBackground() {
    inBackground = true;
    return this;
  }

  /** The tenant column of row isolation. */
  public InsulaBuilder column(TenantColumn value) {
    column = value;
    return this;
  }

  /** The name of tenants' schemas, such as <code>tenant_{id}</code>. */
  public InsulaBuilder schemaTemplate(String value) {
    schemaTemplate = value;
    return this;
  }

  /** The name of tenants' databases and roles, such as <code>{database}_{id}</code>. */
  public InsulaBuilder databaseTemplate(String value) {
    databaseTemplate = value;
    return this;
  }

  /** Accepts an object ({@code schema.name}) although it can't be protected. */
  public InsulaBuilder waive(String object) {
    waived.add(object);
    return this;
  }

  /**
   * In row isolation a new tenant gets the data of all files applied before; it does without that
   * of this one, such as {@code V3__fill.sql}, whose statements no longer fit the tables.
   */
  public InsulaBuilder notReplayed(String script) {
    notReplayed.add(script);
    return this;
  }

  /** What <code>${name}</code> stands for in migrations and seeds. */
  public InsulaBuilder placeholder(String name, String value) {
    placeholders.put(name, value);
    return this;
  }

  /** For an installation without proof in its bindings. */
  public InsulaBuilder withoutProof() {
    proof = false;
    return this;
  }

  /**
   * Application work goes through a pooler in transaction mode, such as PgBouncer; migrations and
   * announcements still go straight to the database.
   *
   * @param url the JDBC address of the home cluster's database on the pooler; other clusters are
   *     reached directly
   */
  public InsulaBuilder behindPooler(String url) {
    return behindPooler(cluster -> cluster.name().equals(Cluster.HOME) ? url : cluster.url());
  }

  /**
   * Application work goes through poolers in transaction mode, one for each cluster.
   *
   * @param url gives the JDBC address of a cluster's database on its pooler
   */
  public InsulaBuilder behindPooler(Function<Cluster, String> url) {
    pooler = url;
    return this;
  }

  /** How connections for application work are pooled in this process. */
  public InsulaBuilder pools(PoolSettings value) {
    pools = value;
    return this;
  }

  /**
   * This process makes no places ready in the background, after a tenant has taken one; {@link
   * ReadyPool#fill} still does.
   */
  public InsulaBuilder withoutRefill() {
    refill = false;
    return this;
  }

  /** How long another process waits before it takes over an operation whose process is silent. */
  public InsulaBuilder lease(Duration value) {
    lease = value;
    return this;
  }

  /** How the catalog is remembered in this process. */
  public InsulaBuilder catalog(CatalogSettings value) {
    catalog = value;
    return this;
  }

  /** Judges the statements of the application; off if nothing is said. */
  public InsulaBuilder guard(GuardMode mode) {
    guard = guard.with(mode);
    return this;
  }

  /** Judges the statements of the application like that; the schemas are set to those in use. */
  public InsulaBuilder guard(GuardSettings value) {
    guard = value;
    return this;
  }

  /** Is told of statements that break a rule of the guard. */
  public InsulaBuilder onViolation(ViolationListener value) {
    violations.add(value);
    return this;
  }

  /** Is told of everything that happens to admin scopes of the guard. */
  public InsulaBuilder onAdminScope(AdminListener value) {
    admins.add(value);
    return this;
  }

  /** How the audit trail is kept in this process. */
  public InsulaBuilder audit(AuditSettings value) {
    audit = value;
    return this;
  }

  /** Is told what this process records in the audit trail, such as alerts are. */
  public InsulaBuilder auditListener(AuditListener value) {
    auditListeners.add(value);
    return this;
  }

  /**
   * Records the application's statements too, without values; nothing of them if this is not said.
   *
   * @param share the share of them that is recorded, by chance: 1 for all
   */
  public InsulaBuilder auditStatements(StatementAudit.Which which, double share) {
    auditedStatements = which;
    auditedShare = share;
    return this;
  }

  InsulaBuilder steps(StepInterceptor value) {
    steps = value;
    return this;
  }

  /** What expiry, proofs and events are timed by. */
  public InsulaBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /** Is told what happens to tenants, after the listeners that were added before. */
  public InsulaBuilder listener(TenantListener value) {
    listeners.add(value);
    return this;
  }

  /** Who acts, free text; the name of the operating system's user if nothing is said. */
  public InsulaBuilder actor(String value) {
    actor = value;
    return this;
  }

  /**
   * Connects and looks whether all is well.
   *
   * @throws UnfitException if anything is not; names every fault with its fix
   */
  public Insula open() {
    return new Insula(new Opening(this).open());
  }
}
