package io.insula.postgres;

import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.InstallSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The estate around one installed database. */
public record TestEstate(InstalledDatabase installed) implements Estate {
  @Override
  public Connection migrator(String cluster, String database) throws SQLException {
    return connect(database, settings().roles().migrator());
  }

  /** A connection of any role whose password is derived. */
  public Connection connect(String database, String role) throws SQLException {
    String url = new PostgresAdministration().urlOf(installed.database().url(), database);
    return DriverManager.getConnection(url, role, settings().password(role));
  }

  @Override
  public String database(String cluster) {
    return installed.database().name();
  }

  @Override
  public InstallSettings settings() {
    return installed.settings();
  }

  @Override
  public TenantColumn column() {
    return TenantColumn.DEFAULT;
  }
}
