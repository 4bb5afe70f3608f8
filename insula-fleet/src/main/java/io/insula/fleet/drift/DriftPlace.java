package io.insula.fleet.drift;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.fleet.MigrationTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One place to compare, and the tenants that live there. Immutable.
 *
 * @param target the place
 * @param tenants one, or in row isolation all that are meant
 */
public record DriftPlace(MigrationTarget target, List<TenantId> tenants) {
  public DriftPlace {
    tenants = List.copyOf(tenants);
  }

  /** The places of those tenants. */
  public static List<DriftPlace> of(Collection<Tenant> tenants) {
    List<DriftPlace> places = new ArrayList<>();
    Map<Placement, List<TenantId>> rows = new LinkedHashMap<>();
    for (Tenant tenant : tenants) {
      if (tenant.placement().isolation() == Isolation.ROW) {
        rows.computeIfAbsent(tenant.placement(), p -> new ArrayList<>()).add(tenant.id());
      } else {
        places.add(new DriftPlace(MigrationTarget.of(tenant), List.of(tenant.id())));
      }
    }
    rows.forEach((place, ids) -> places.add(new DriftPlace(MigrationTarget.rows(place), ids)));
    return places;
  }

  /** For people, such as {@code tenant acme}. */
  public String label() {
    return target.label();
  }

  String cluster() {
    return target.placement().cluster();
  }

  String database() {
    return target.placement().database();
  }

  Isolation isolation() {
    return target.placement().isolation();
  }
}
