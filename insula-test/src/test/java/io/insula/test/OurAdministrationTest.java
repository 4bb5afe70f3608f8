package io.insula.test;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.InstallStep;
import io.insula.test.contract.AdministrationContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class OurAdministrationTest extends AdministrationContract {
  private final Databases databases = Testbed.shared().stock().databases();
  private String database;

  @BeforeEach
  void create() {
    database = databases.create();
  }

  @AfterEach
  void drop() {
    databases.dropLater(database);
  }

  @Override
  protected Administration administration() {
    return ServiceLoader.load(Administration.class).findFirst().orElseThrow();
  }

  @Override
  protected String url() {
    return databases.server().url(database);
  }

  @Override
  protected Properties administrator() {
    Properties properties = new Properties();
    properties.setProperty("user", databases.server().user());
    properties.setProperty("password", databases.server().password());
    return properties;
  }

  @Override
  protected InstallSettings settings() {
    return new InstallSettings(
        databases.server().roles(),
        databases.server().secret(),
        Map.of(),
        true,
        InstallSettings.ROW_SCHEMA,
        InstallSettings.SHARED_SCHEMA,
        false);
  }

  /** Does it although it should say only, and finds no fault with anything. */
  static class Broken extends OurAdministrationTest {
    @Override
    protected Administration administration() {
      Administration right = super.administration();
      return new Administration() {
        @Override
        public boolean accepts(String url) {
          return true;
        }

        @Override
        public String urlOf(String url, String other) {
          return url;
        }

        @Override
        public String databaseOf(String url) {
          return right.databaseOf(url);
        }

        @Override
        public List<InstallStep> install(Connection connection, InstallSettings settings)
            throws SQLException {
          return right.install(connection, Broken.super.settings());
        }

        @Override
        public List<String> faults(Connection runtime, InstallSettings settings) {
          return List.of();
        }

        @Override
        public Places places() {
          return right.places();
        }

        @Override
        public Protection protection() {
          return right.protection();
        }
      };
    }
  }
}
