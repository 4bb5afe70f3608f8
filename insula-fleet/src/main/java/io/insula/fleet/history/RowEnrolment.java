package io.insula.fleet.history;

import io.insula.fleet.LockedPlace;
import io.insula.fleet.RowTenant;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Row tenants whose data was there before the ledger: nothing of the files is replayed for them.
 */
final class RowEnrolment {
  private static final String ENROL =
      """
      insert into insula.migration_tenant (schema_name, number, tenant, enrolled_by)
      values (?, ?, ?, ?)
          on conflict do nothing""";

  private RowEnrolment() {}

  static void enrol(LockedPlace place, Collection<RowTenant> tenants) throws SQLException {
    try (PreparedStatement statement = place.connection().prepareStatement(ENROL)) {
      for (RowTenant tenant : tenants) {
        statement.setString(1, place.schema());
        statement.setLong(2, tenant.number());
        statement.setString(3, tenant.id().value());
        statement.setString(4, place.actor());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
