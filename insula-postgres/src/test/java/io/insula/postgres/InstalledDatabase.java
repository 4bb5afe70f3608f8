package io.insula.postgres;

import io.insula.jdbc.RoleNames;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that Insula is installed in, for one test. */
public final class InstalledDatabase implements AutoCloseable {
  private final TestDatabase database;
  private final InstallSettings settings;

  private InstalledDatabase(TestDatabase database, InstallSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** With proof, not pooled; copied from a template. */
  public static InstalledDatabase create() {
    return create("installed", InstallSettings.of(TestSecret.SECRET));
  }

  public static InstalledDatabase create(String template, InstallSettings settings) {
    TestDatabase copy = TestServer.shared().copy(template, database -> install(database, settings));
    install(copy, settings);
    return new InstalledDatabase(copy, settings);
  }

  /** Again in the copy: what is granted on a database itself is not copied with it. */
  private static void install(TestDatabase database, InstallSettings settings) {
    try (Connection admin = database.connect()) {
      new PostgresAdministration().install(admin, settings);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public TestDatabase database() {
    return database;
  }

  public InstallSettings settings() {
    return settings;
  }

  /** A connection of the application's role. */
  public Connection application() throws SQLException {
    return as(RoleNames.DEFAULT.application());
  }

  /** A connection of the migrator. */
  public Connection migrator() throws SQLException {
    return as(RoleNames.DEFAULT.migrator());
  }

  public Connection as(String role) throws SQLException {
    return database.connect(role, settings.password(role));
  }

  @Override
  public void close() {
    database.close();
  }
}
