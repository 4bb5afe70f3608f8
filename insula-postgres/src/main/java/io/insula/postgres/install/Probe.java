package io.insula.postgres.install;

import io.insula.jdbc.BindingProof;
import io.insula.jdbc.BindingSettings;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Binds a tenant for one moment, to see whether the database knows the key. The tenant is {@code
 * !catalog}, whose name no tenant can have.
 */
final class Probe {
  private static final String TENANT = "!catalog";
  private static final long VALID_SECONDS = 60;

  private Probe() {}

  /** What the database says against a binding of this secret, or null if it accepts it. */
  static @Nullable String complaint(Connection connection, InstallSettings settings)
      throws SQLException {
    String binding = binding(connection, settings);
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      Query.text(connection, "select pg_catalog.set_config('insula.binding', ?, true)", binding);
      return TENANT.equals(Query.text(connection, "select insula.tenant()"))
          ? null
          : "insula.tenant() answers with another tenant than the one that was bound";
    } catch (SQLException e) {
      return e.getMessage();
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private static String binding(Connection connection, InstallSettings settings)
      throws SQLException {
    BindingSettings how =
        new BindingSettings(
            settings.secret(), settings.proof(), BindingSettings.VALIDITY, settings.pooled());
    String now = Query.text(connection, "select pg_catalog.date_part('epoch', now())::bigint");
    String pid = Query.text(connection, "select pg_catalog.pg_backend_pid()");
    return new BindingProof(how, Integer.parseInt(String.valueOf(pid)))
        .value(TENANT, 0, Long.parseLong(String.valueOf(now)) + VALID_SECONDS);
  }
}
