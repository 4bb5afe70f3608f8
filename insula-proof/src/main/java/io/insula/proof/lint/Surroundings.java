package io.insula.proof.lint;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantStatus;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.proof.internal.TenantDatabase;
import io.insula.proof.lint.internal.Database;
import io.insula.proof.lint.internal.DatabaseReader.Target;
import io.insula.proof.lint.internal.Home;
import io.insula.proof.lint.internal.Place.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the catalog says about where everything is: tenants, places in stock, the schemas of row and
 * shared tables. Immutable.
 */
record Surroundings(InstallSettings settings, List<TenantDatabase> databases, Home home) {
  /** While they last, a place may be half there; they are an operation's business. */
  private static final Set<TenantStatus> UNDER_WAY =
      Set.of(TenantStatus.PROVISIONING, TenantStatus.PURGING);

  /** The roles that application work runs as on that server. */
  Set<String> runtime(String cluster) {
    Set<String> roles = new TreeSet<>();
    roles.add(settings.roles().application());
    databases.stream()
        .filter(one -> one.cluster().equals(cluster))
        .flatMap(one -> one.tenants().stream())
        .map(tenant -> tenant.placement().role())
        .forEach(roles::add);
    home.places().stream()
        .filter(one -> one.cluster().equals(cluster))
        .map(Home.ReadyPlace::role)
        .forEach(roles::add);
    return roles;
  }

  /** Every database to look at. */
  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    databases.stream().filter(Surroundings::settled).map(this::target).forEach(targets::add);
    home.places().stream()
        .filter(place -> place.isolation().equals(Isolation.DATABASE.label()))
        .filter(place -> place.state().equals("ready"))
        .map(this::target)
        .forEach(targets::add);
    return targets;
  }

  private static boolean settled(TenantDatabase database) {
    return database.shared()
        || database.tenants().stream().anyMatch(tenant -> !UNDER_WAY.contains(tenant.status()));
  }

  private Target target(TenantDatabase database) {
    Map<String, Site> sites = new LinkedHashMap<>();
    String role =
        database.shared()
            ? settings.roles().application()
            : database.tenants().get(0).placement().role();
    if (database.shared()) {
      put(sites, new Site(Kind.ROW, settings.rowSchema(), 0, role, "row tables", true));
      stock(database, sites);
    }
    put(sites, new Site(Kind.SHARED, settings.sharedSchema(), 0, role, "shared tables", true));
    database.tenants().stream()
        .filter(tenant -> tenant.placement().isolation() != Isolation.ROW)
        .forEach(tenant -> put(sites, site(tenant)));
    return new Target(
        database.cluster(),
        database.name(),
        database.shared(),
        role,
        runtime(database.cluster()),
        sites);
  }

  private static Site site(Tenant tenant) {
    Placement placement = tenant.placement();
    return new Site(
        Kind.of(placement.isolation()),
        placement.schema(),
        tenant.number(),
        placement.role(),
        "tenant " + tenant.id(),
        !UNDER_WAY.contains(tenant.status()));
  }

  private void stock(TenantDatabase database, Map<String, Site> sites) {
    home.places().stream()
        .filter(place -> place.cluster().equals(database.cluster()))
        .filter(place -> place.database().equals(database.name()))
        .filter(place -> place.isolation().equals(Isolation.SCHEMA.label()))
        .forEach(place -> put(sites, site(place, Kind.SCHEMA)));
  }

  private static Site site(Home.ReadyPlace place, Kind kind) {
    return new Site(
        kind,
        place.schema(),
        place.number(),
        place.role(),
        "ready place",
        place.state().equals("ready"));
  }

  private Target target(Home.ReadyPlace place) {
    Map<String, Site> sites = new LinkedHashMap<>();
    put(sites, site(place, Kind.DATABASE));
    put(
        sites,
        new Site(Kind.SHARED, settings.sharedSchema(), 0, place.role(), "shared tables", true));
    return new Target(
        place.cluster(), place.database(), false, place.role(), runtime(place.cluster()), sites);
  }

  private static void put(Map<String, Site> sites, Site site) {
    sites.putIfAbsent(site.schema(), site);
  }

  /**
   * The places whose tables are worth a look: those that are there, and not being made or removed.
   */
  static List<Site> places(Database database) {
    return database.sites().values().stream()
        .filter(site -> site.settled() && database.schema(site.schema()).isPresent())
        .toList();
  }
}
