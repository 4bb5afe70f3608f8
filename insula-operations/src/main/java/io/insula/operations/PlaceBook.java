package io.insula.operations;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.catalog.Catalog;
import io.insula.catalog.FleetRuns;
import io.insula.catalog.PlaceState;
import io.insula.catalog.PlaceStates;
import io.insula.catalog.VersionCount;
import io.insula.fleet.MigrationTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How far every place of the fleet is, by the catalog. Thread-safe. */
final class PlaceBook {
  private final Home home;
  private final Records records;
  private final PlacePlanner planner;
  private final Catalog catalog;
  private final PlaceStates states = new PlaceStates();

  PlaceBook(Home home, Records records, PlacePlanner planner, Catalog catalog) {
    this.home = home;
    this.records = records;
    this.planner = planner;
    this.catalog = catalog;
  }

  /** All places of the selection; row tables first, those that are kept ready last. */
  List<PlaceState> all(Selection selection, String stamp) {
    return read(selection, stamp, false);
  }

  /** Those of the selection that may not be up to date with the files of that stamp. */
  List<PlaceState> behind(Selection selection, String stamp) {
    return read(selection, stamp, true);
  }

  private List<PlaceState> read(Selection selection, String stamp, boolean behind) {
    List<Placement> rows = rows();
    List<PlaceState> all =
        home.transact(
            connection -> {
              List<PlaceState> found = rows(connection, rows, stamp, behind);
              found.addAll(
                  behind ? states.behind(connection, stamp) : states.all(connection, stamp));
              found.addAll(states.ready(connection, stamp, behind));
              return found;
            });
    return selection.everything() ? all : within(selection, all);
  }

  private List<PlaceState> rows(
      Connection connection, List<Placement> rows, String stamp, boolean behind)
      throws SQLException {
    List<PlaceState> found = new ArrayList<>();
    for (Placement place : rows) {
      PlaceState state = states.rows(connection, stamp, place);
      if (!behind || !state.current()) {
        found.add(state);
      }
    }
    return found;
  }

  private List<Placement> rows() {
    return records.clusters().stream().map(cluster -> planner.rows(cluster.name())).toList();
  }

  private List<PlaceState> within(Selection selection, List<PlaceState> all) {
    Set<String> wanted =
        selection.tenants(records).stream()
            .map(tenant -> FleetRuns.key(tenant.placement()))
            .collect(Collectors.toSet());
    return all.stream().filter(state -> wanted.contains(FleetRuns.key(state.placement()))).toList();
  }

  /** Whether the place of that tenant is up to date with the files of that stamp. */
  boolean current(Tenant tenant, String stamp) {
    return home.transact(
        connection ->
            tenant.placement().isolation() == Isolation.ROW
                ? states.rows(connection, stamp, tenant.placement()).current()
                : states.of(connection, stamp, tenant.id()).stream().allMatch(PlaceState::current));
  }

  /** How many tenants are at each version. */
  List<VersionCount> counts(String stamp) {
    return home.transact(connection -> states.counts(connection, stamp));
  }

  void done(Collection<PlaceStates.Done> done, String stamp) {
    List<TenantId> changed = home.transact(connection -> states.done(connection, stamp, done));
    changed.forEach(catalog::invalidate);
  }

  void failed(Placement place, PlaceState.Failure failure) {
    home.transact(
        connection -> {
          states.failed(connection, place, failure);
          return place;
        });
  }

  /** Their ledgers were changed by hand. */
  void doubt(Collection<Placement> places) {
    home.transact(
        connection -> {
          states.doubt(connection, places);
          return places;
        });
  }

  static MigrationTarget target(PlaceState state) {
    TenantId tenant = state.tenant();
    if (tenant != null) {
      return MigrationTarget.of(tenant, state.number(), state.placement());
    }
    return state.number() == 0
        ? MigrationTarget.rows(state.placement())
        : MigrationTarget.ready(state.number(), state.placement());
  }
}
