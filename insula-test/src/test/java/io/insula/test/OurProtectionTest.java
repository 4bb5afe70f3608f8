package io.insula.test;

import io.insula.Cluster;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Administration.Protection;
import io.insula.jdbc.spi.Estate;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.test.contract.ProtectionContract;
import java.sql.Connection;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;

@InsulaTest(migrations = "classpath:contract", fresh = Fresh.METHOD)
class OurProtectionTest extends ProtectionContract {
  private TestInstallation installation;

  @BeforeEach
  void open(TestInstallation open) throws Exception {
    installation = open;
    Estate estate = estate();
    try (Connection migrator = estate.migrator(Cluster.HOME, estate.database(Cluster.HOME))) {
      Sql.run(migrator, "drop table if exists contract_note");
    }
  }

  @Override
  protected Protection protection() {
    return ServiceLoader.load(Administration.class).findFirst().orElseThrow().protection();
  }

  @Override
  protected Estate estate() {
    return installation.insula().estate();
  }

  /** Protects nothing. */
  @InsulaTest(migrations = "classpath:contract", fresh = Fresh.METHOD)
  static class Broken extends OurProtectionTest {
    @Override
    protected Protection protection() {
      return new Protection() {
        @Override
        public List<String> protect(Connection migrator, ProtectionRequest request) {
          return List.of();
        }

        @Override
        public boolean needed(
            Connection migrator, ProtectionRequest request, List<String> statements) {
          return false;
        }

        @Override
        public void setAside(Connection migrator, ProtectionRequest request, String table) {}
      };
    }
  }
}
