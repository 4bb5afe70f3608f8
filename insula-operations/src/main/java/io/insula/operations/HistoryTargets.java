package io.insula.operations;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.fleet.MigrationTarget;
import io.insula.operations.HistoryReport.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The places of tenants, each once: row tenants share theirs. */
final class HistoryTargets {
  private HistoryTargets() {}

  static Set<MigrationTarget> of(Selection selection, Records records) {
    Set<MigrationTarget> targets = new LinkedHashSet<>();
    for (Tenant tenant : selection.tenants(records)) {
      targets.add(
          tenant.placement().isolation() == Isolation.ROW
              ? MigrationTarget.rows(tenant.placement())
              : MigrationTarget.of(tenant));
    }
    return targets;
  }

  /** One of them for each database. */
  static List<MigrationTarget> databases(Collection<MigrationTarget> targets) {
    Map<String, MigrationTarget> databases = new LinkedHashMap<>();
    for (MigrationTarget target : targets) {
      Placement placement = target.placement();
      databases.putIfAbsent(placement.cluster() + "/" + placement.database(), target);
    }
    return List.copyOf(databases.values());
  }

  /** The shared tables beside a place, for people. */
  static String shared(MigrationTarget target, String schema) {
    Placement placement = target.placement();
    return placement.cluster() + "/" + placement.database() + " schema " + schema;
  }

  static HistoryReport joined(HistoryReport first, HistoryReport second) {
    List<Outcome> outcomes = new ArrayList<>(first.outcomes());
    outcomes.addAll(second.outcomes());
    return new HistoryReport(outcomes);
  }
}
