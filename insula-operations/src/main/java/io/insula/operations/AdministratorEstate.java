package io.insula.operations;

import io.insula.jdbc.Credentials;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.InstallSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;

/** The same databases, by connections of an administrator. */
record AdministratorEstate(OpenEstate estate, Credentials administrator) implements Estate {
  @Override
  public Connection migrator(String cluster, String database) throws SQLException {
    return DriverManager.getConnection(
        estate.url(cluster, database), administrator.user(), administrator.password());
  }

  @Override
  public String database(String cluster) {
    return estate.database(cluster);
  }

  @Override
  public InstallSettings settings() {
    return estate.settings();
  }

  @Override
  public TenantColumn column() {
    return estate.column();
  }

  @Override
  public Set<String> waived() {
    return estate.waived();
  }

  @Override
  public String toString() {
    return "AdministratorEstate[" + administrator.user() + "]";
  }
}
