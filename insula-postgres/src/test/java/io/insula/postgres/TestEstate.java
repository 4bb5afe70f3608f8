package io.insula.postgres;

import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.testbed.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The estate around one installed database. */
public record TestEstate(TestDatabase home, InstallSettings settings) implements Estate {
  public TestEstate(InstalledDatabase installed) {
    this(installed.database(), installed.settings());
  }

  @Override
  public Connection migrator(String cluster, String database) throws SQLException {
    return connect(database, settings().roles().migrator());
  }

  /** A connection of any role whose password is derived. */
  public Connection connect(String database, String role) throws SQLException {
    String url = new PostgresAdministration().urlOf(home.url(), database);
    return DriverManager.getConnection(url, role, settings().password(role));
  }

  @Override
  public String database(String cluster) {
    return home.name();
  }

  @Override
  public TenantColumn column() {
    return TenantColumn.DEFAULT;
  }
}
