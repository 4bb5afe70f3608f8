package io.insula.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Makes the migrator's connection act as the application for one tenant, within a transaction. */
final class RowBinding {
  private static final String SET =
      "select set_config('insula.binding', ?, true), set_config('role', ?, true)";

  private final PlaceSession session;
  private final TenantBinder binder;
  private final String role;

  /**
   * @param role as whom the application works
   */
  RowBinding(PlaceSession session, TenantBinder binder, String role) {
    this.session = session;
    this.binder = binder;
    this.role = role;
  }

  void bind(RowTenant tenant) throws SQLException {
    set(binder.bindingValue(tenant.id(), tenant.number(), session.backendPid()), role);
  }

  /** Back to the migrator, bound to nobody. */
  void unbind() throws SQLException {
    set("", "none");
  }

  private void set(String binding, String asRole) throws SQLException {
    Connection connection = session.connection();
    try (PreparedStatement statement = connection.prepareStatement(SET)) {
      statement.setString(1, binding);
      statement.setString(2, asRole);
      statement.execute();
    }
  }
}
