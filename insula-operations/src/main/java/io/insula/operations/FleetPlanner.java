package io.insula.operations;

import io.insula.catalog.FleetRuns;
import io.insula.catalog.PlaceState;
import io.insula.fleet.MigrationPlan;
import io.insula.fleet.MigrationStatus;
import io.insula.fleet.MigrationTarget;
import io.insula.fleet.Migrations;
import io.insula.operations.FleetPlan.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds out what a migration would do. One use, one thread. */
final class FleetPlanner {
  private final FleetWork work;
  private final Migrations files;
  private final boolean sql;
  private final Set<String> notes = new LinkedHashSet<>();
  private final Map<String, String> tried = new HashMap<>();

  FleetPlanner(FleetWork work, Migrations files, boolean sql) {
    this.work = work;
    this.files = files;
    this.sql = sql;
    notes.addAll(files.shared().notes());
    notes.addAll(files.tenant().notes());
  }

  /** What these waves would get. */
  FleetPlan plan(List<String> names, List<List<PlaceState>> waves) {
    Map<String, MigrationStatus> pending = pending(waves.stream().flatMap(List::stream).toList());
    List<FleetPlan.Wave> planned = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Place> places = new ArrayList<>();
      for (PlaceState place : waves.get(i)) {
        MigrationStatus status =
            Objects.requireNonNull(pending.get(FleetRuns.key(place.placement())));
        if (!status.pending().isEmpty()) {
          places.add(place(status));
        }
      }
      planned.add(new FleetPlan.Wave(names.get(i), places));
    }
    return new FleetPlan(planned, List.copyOf(notes));
  }

  /** By one query for each database. */
  private Map<String, MigrationStatus> pending(List<PlaceState> places) {
    Map<String, List<MigrationTarget>> databases = new LinkedHashMap<>();
    for (PlaceState place : places) {
      String database = place.placement().cluster() + "/" + place.placement().database();
      databases.computeIfAbsent(database, d -> new ArrayList<>()).add(PlaceBook.target(place));
    }
    Map<String, MigrationStatus> pending = new HashMap<>();
    databases
        .values()
        .forEach(
            targets ->
                work.migrator()
                    .status(targets, files)
                    .forEach(
                        status -> pending.put(FleetRuns.key(status.target().placement()), status)));
    return pending;
  }

  private Place place(MigrationStatus status) {
    String name = Progress.place(status.target().placement());
    String like =
        sql
            ? tried.putIfAbsent(
                status.target().placement().isolation() + status.pending().toString(), name)
            : null;
    List<String> statements = sql && like == null ? rehearse(status.target()) : List.of();
    return new Place(
        name, status.target().tenant(), status.version(), status.pending(), statements, like);
  }

  private List<String> rehearse(MigrationTarget target) {
    MigrationPlan plan = work.migrator().plan(target, files);
    notes.addAll(plan.notes());
    return plan.sql();
  }
}
