package io.insula.proof.leftovers;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Who has, or had, a place.
 *
 * @param tenant null for a place that is kept ready
 */
record Occupant(long number, @Nullable TenantId tenant, boolean purged, Placement placement) {
  boolean inRows() {
    return placement.isolation() == Isolation.ROW;
  }

  /** Whether that schema of that database is this one's own. */
  boolean livesIn(String cluster, String database, String schema) {
    return placement.cluster().equals(cluster)
        && placement.database().equals(database)
        && placement.schema().equals(schema);
  }
}
