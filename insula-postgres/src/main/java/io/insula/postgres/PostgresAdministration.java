package io.insula.postgres;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.InstallStep;
import io.insula.postgres.install.Faults;
import io.insula.postgres.install.Installation;
import io.insula.postgres.places.PostgresPlaces;
import io.insula.postgres.protection.TableProtection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The slow path on PostgreSQL 15 and newer. Stateless and thread-safe. */
public final class PostgresAdministration implements Administration {
  private static final String SCHEME = "jdbc:postgresql:";

  @Override
  public boolean accepts(String url) {
    return url.startsWith(SCHEME);
  }

  @Override
  public String urlOf(String url, String database) {
    return PostgresUrl.withDatabase(url, database);
  }

  @Override
  public String databaseOf(String url) {
    return PostgresUrl.database(url);
  }

  @Override
  public List<InstallStep> install(Connection administrator, InstallSettings settings)
      throws SQLException {
    return new Installation(settings).run(administrator);
  }

  @Override
  public List<String> faults(Connection runtime, InstallSettings settings) throws SQLException {
    return Faults.of(runtime, settings);
  }

  @Override
  public Places places() {
    return new PostgresPlaces();
  }

  @Override
  public Protection protection() {
    return new TableProtection();
  }
}
