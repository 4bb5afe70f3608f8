package io.insula.benchmarks;

import io.insula.TenantId;
import io.insula.fleet.drift.DriftListener;
import io.insula.fleet.drift.DriftReport;
import io.insula.operations.Insula;
import io.insula.operations.Selection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the few tenants of a fleet that somebody has altered by hand. */
final class AlteredTenants {
  private static final List<String> ALTERATIONS =
      List.of(
          "alter table %s.item1 add column surprise text",
          "alter table %s.item2 drop column label",
          "alter table %s.item3 alter column label type varchar(90)",
          "alter table %s.item4 alter column created drop default",
          "alter table %s.item5 alter column label drop not null",
          "drop index %s.item6_created_idx",
          "alter table %s.item7 disable row level security");

  private final Report report;
  private final FleetGround ground;

  AlteredTenants(Report report, FleetGround ground) {
    this.report = report;
    this.ground = ground;
  }

  void measure() {
    Set<TenantId> altered = alter();
    try (Insula insula = ground.open(ground.files.root())) {
      DriftReport found = insula.fleet().drift().check(Selection.all(), DriftListener.NONE);
      report.figure("drift.places", found.places());
      report.figure("drift.altered", altered.size());
      report.figure("drift.named", (double) named(found, altered));
      report.figure("drift.others_named", (double) found.drifted().size() - named(found, altered));
      report.figure("drift.seconds", found.took().toMillis() / 1e3);
    }
  }

  /** Spread over the whole fleet. */
  private Set<TenantId> alter() {
    int step = ground.tenants.size() / ALTERATIONS.size();
    return IntStream.range(0, ALTERATIONS.size())
        .mapToObj(i -> alter(ground.tenants.get(i * step), ALTERATIONS.get(i)))
        .collect(Collectors.toSet());
  }

  private TenantId alter(TenantId tenant, String alteration) {
    ground.database.execute(alteration.formatted("tenant_" + tenant.value()));
    return tenant;
  }

  private static long named(DriftReport found, Set<TenantId> altered) {
    return found.drifted().stream()
        .filter(drifted -> altered.containsAll(drifted.place().tenants()))
        .count();
  }
}
