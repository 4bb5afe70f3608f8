package io.insula.fleet;

import io.insula.Placement;
import java.util.List;

/**
 * Knows the tenants that share the tables of a row place: all whose rows are there, also suspended,
 * archived and softly deleted ones, since they may come back; purged ones not.
 */
@FunctionalInterface
public interface RowTenants {
  /** The tenants of that place, in any order. Called while the place is locked for migrations. */
  List<RowTenant> in(Placement place);
}
