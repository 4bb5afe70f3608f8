package io.insula.operations;

import io.insula.Cluster;
import io.insula.catalog.Catalog;
import io.insula.catalog.Lease;
import io.insula.fleet.TenantBinder;
import io.insula.guard.Guard;
import io.insula.guard.audit.Audit;
import io.insula.guard.audit.AuditTrail;
import io.insula.guard.audit.DenialLog;
import io.insula.guard.audit.StatementAudit;
import io.insula.jdbc.BindingProof;
import io.insula.jdbc.BindingSettings;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.DataSourceSettings;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.Secret;
import io.insula.jdbc.TenantDataSource;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Dialect;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.operations.OpenHouse.Closing;
import io.insula.spi.TenantDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts an open installation together from what the builder was told. */
final class Opening {
  private final InsulaBuilder builder;
  private final Closing closing = new Closing();
  private @Nullable FirstTouch touch;

  Opening(InsulaBuilder builder) {
    this.builder = builder;
  }

  OpenHouse open() {
    Inspection.settings(builder);
    Administration administration = Dialects.administration(builder.url);
    InstallSettings settings = settings(Objects.requireNonNull(builder.secret));
    Inspection.database(builder.url, administration, settings);
    try {
      return assemble(administration, Dialects.dialect(builder.url), settings);
    } catch (RuntimeException e) {
      closeAfter(e);
      throw e;
    }
  }

  private void closeAfter(RuntimeException cause) {
    try {
      closing.close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private InstallSettings settings(Secret secret) {
    Map<String, String> passwords = new HashMap<>();
    RoleNames roles = builder.roles;
    Credentials application = builder.application;
    if (application != null) {
      roles = new RoleNames(roles.owner(), roles.migrator(), application.user());
      passwords.put(application.user(), application.password());
    }
    Credentials migrator = builder.migrator;
    if (migrator != null) {
      roles = new RoleNames(roles.owner(), migrator.user(), roles.application());
      passwords.put(migrator.user(), migrator.password());
    }
    return new InstallSettings(
        roles,
        secret,
        passwords,
        builder.proof,
        InstallSettings.ROW_SCHEMA,
        InstallSettings.SHARED_SCHEMA,
        false,
        builder.pooler != null);
  }

  private OpenHouse assemble(
      Administration administration, Dialect dialect, InstallSettings settings) {
    BindingSettings direct = binding(settings);
    CatalogConnections source = closing.add(connections(settings, direct));
    Catalog catalog = closing.add(Catalog.open(source, builder.catalog, builder.clock));
    AuditTrail trail = closing.add(trail(source, settings.secret()));
    Recording recording = new Recording(trail, builder.actor);
    Guard guard = guard(settings, trail);
    TenantDataSource dataSource =
        closing.add(dataSource(catalog, dialect, settings, direct, guard, trail));

    Credentials migratorLogin = migrator(settings);
    Home home = closing.add(new Home(builder.url, migratorLogin, trail));
    Listeners listeners = new Listeners(builder.listeners, builder.clock, recording);
    Records records = new Records(home, listeners, catalog);
    OpenEstate estate =
        closing.add(
            new OpenEstate(
                administration,
                new HomeDirectory(catalog, HomeDirectory.home(builder.url))::cluster,
                migratorLogin,
                settings,
                builder.column,
                builder.waived));
    PlacePlanner planner =
        new PlacePlanner(
            builder.rules,
            administration.places(),
            estate,
            builder.schemaTemplate,
            builder.databaseTemplate);
    Heartbeat heartbeat = closing.add(new Heartbeat(builder.lease));
    Lease lease = new Lease(owner(), builder.lease);
    Journal journal = new Journal(home, lease, catalog::invalidate);
    Runs runs = new Runs(records, journal, listeners, builder.steps, heartbeat);
    AdoptedTenants adopted = new AdoptedTenants(home, records, catalog, listeners, builder.actor);
    OpenFleet fleet =
        new FleetOpening(
                builder,
                administration,
                home,
                catalog,
                dataSource,
                records,
                planner,
                estate,
                binder(direct),
                touch,
                closing)
            .open(runs, adopted);

    Provisioner provisioner = new Provisioner(records, administration.places(), estate, fleet);
    Purging purging = new Purging(records, administration.places(), estate, runs);
    String stamp = fleet.stamp();
    ReadyRecords ready = new ReadyRecords(home, planner, lease, stamp);
    Claims claims =
        new Claims(home, planner, listeners, builder.steps, lease, stamp, catalog::invalidate);
    ReadyWork work =
        new ReadyWork(ready, administration.places(), estate, fleet, builder.steps, heartbeat);
    Runnable refill = refill(ready, work);
    Turnstile turnstile = new Turnstile();
    Creation creation = new Creation(records, claims, provisioner, runs, turnstile, refill);
    return new OpenHouse(
        dataSource,
        new OpenTenants(records, creation, purging, listeners, turnstile, builder.actor),
        new AuditedClusters(
            new OpenClusters(records, administration, settings, fleet, builder.url), recording),
        new AuditedFleet(fleet, recording),
        new OpenReadyPool(records, ready, work),
        new AuditedDoctor(new OpenDoctor(runs, provisioner, purging, builder.actor), recording),
        estate,
        guard,
        new Audit(home::open, trail, settings.secret()),
        closing);
  }

  /** Closed before what it works with. */
  private Runnable refill(ReadyRecords ready, ReadyWork work) {
    if (!builder.refill || builder.routeOnly) {
      return () -> {};
    }
    return closing.add(new Refill(ready, work))::wake;
  }

  private BindingSettings binding(InstallSettings settings) {
    BindingSettings binding = BindingSettings.of(settings.secret());
    return builder.proof ? binding : binding.withoutProof();
  }

  private CatalogConnections connections(InstallSettings settings, BindingSettings binding) {
    String user = settings.roles().application();
    Credentials login = new Credentials(user, settings.password(user));
    return new CatalogConnections(builder.url, login, binding, builder.clock);
  }

  private AuditTrail trail(CatalogConnections source, Secret secret) {
    return AuditTrail.open(
        source::open,
        secret,
        builder.audit,
        builder.actor,
        builder.clock,
        fact -> builder.auditListeners.forEach(listener -> listener.recorded(fact)));
  }

  private Guard guard(InstallSettings settings, AuditTrail trail) {
    GuardAudit audit = new GuardAudit(trail);
    return new Guard(
        builder.guard.withSchemas(settings.rowSchema(), settings.sharedSchema()),
        builder.clock,
        and(audit::violated, builder.violations),
        and(audit::admin, builder.admins));
  }

  private static <T> List<T> and(T first, List<T> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private TenantDataSource dataSource(
      Catalog catalog,
      Dialect dialect,
      InstallSettings settings,
      BindingSettings direct,
      Guard guard,
      AuditTrail trail) {
    Function<Cluster, String> pooler = builder.pooler;
    UnaryOperator<Cluster> home = HomeDirectory.home(builder.url);
    DataSourceSettings all =
        DataSourceSettings.of(pooler == null ? direct : direct.behindPooler())
            .with(builder.pools)
            .with(settings.roles())
            .with(builder.column)
            .withPasswords(settings.passwords())
            .with(guard);
    TenantDirectory directory =
        new HomeDirectory(
            catalog, pooler == null ? home : cluster -> at(pooler, home.apply(cluster)));
    DenialLog denials = closing.add(new DenialLog(trail, builder.clock));
    return new TenantDataSource(
        new WatchedDirectory(touched(directory), denials, builder.clock),
        dialect,
        watched(all, trail),
        builder.clock);
  }

  private DataSourceSettings watched(DataSourceSettings all, AuditTrail trail) {
    StatementAudit.Which which = builder.auditedStatements;
    return which == null ? all : all.with(new StatementAudit(trail, which, builder.auditedShare));
  }

  private TenantDirectory touched(TenantDirectory directory) {
    if (!builder.onFirstTouch) {
      return directory;
    }
    FirstTouch first = new FirstTouch(directory, builder.clock);
    touch = first;
    return first;
  }

  private static Cluster at(Function<Cluster, String> pooler, Cluster cluster) {
    return new Cluster(cluster.name(), pooler.apply(cluster), cluster.region());
  }

  private @Nullable Credentials migrator(InstallSettings settings) {
    String user = settings.roles().migrator();
    return builder.routeOnly ? null : new Credentials(user, settings.password(user));
  }

  private TenantBinder binder(BindingSettings binding) {
    return (tenant, number, pid) ->
        new BindingProof(binding, pid)
            .value(
                tenant.value(),
                number,
                builder.clock.instant().plus(binding.validity()).getEpochSecond());
  }

  private static String owner() {
    return "process " + ProcessHandle.current().pid();
  }
}
