package io.insula.test;

import io.insula.Cluster;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.catalog.Catalog;
import io.insula.catalog.CatalogSettings;
import io.insula.catalog.CatalogSource;
import io.insula.jdbc.BindingProof;
import io.insula.jdbc.BindingSettings;
import io.insula.spi.TenantDirectory;
import io.insula.test.contract.TenantDirectoryContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.postgresql.PGConnection;

/** The catalog as it announces changes to other processes. */
@InsulaTest(tenants = "acme", fresh = Fresh.METHOD)
class OurTenantDirectoryTest extends TenantDirectoryContract {
  private TestInstallation installation;
  private Catalog catalog;

  @BeforeEach
  void open(TestInstallation open) {
    installation = open;
    catalog = Catalog.open(new Source(), CatalogSettings.DEFAULT, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Override
  protected TenantDirectory directory() {
    return catalog;
  }

  @Override
  protected TenantId known() {
    return TenantId.of("acme");
  }

  @Override
  protected void suspend() {
    installation.insula().tenants().suspend(known(), null);
  }

  /** As another process has it. */
  private final class Source implements CatalogSource {
    private final Server server = Testbed.shared().stock().databases().server();

    @Override
    public Connection open() throws SQLException {
      Connection connection = listen();
      connection.setAutoCommit(false);
      int pid = connection.unwrap(PGConnection.class).getBackendPID();
      String proof =
          new BindingProof(BindingSettings.of(server.secret()), pid)
              .value("!catalog", 0, Instant.now().plusSeconds(60).getEpochSecond());
      Sql.rows(connection, "select set_config('insula.binding', ?, true)", proof);
      return connection;
    }

    @Override
    public Connection listen() throws SQLException {
      String user = server.roles().application();
      return DriverManager.getConnection(installation.url(), user, server.secret().password(user));
    }
  }

  /** Nobody at all, whom every directory must refuse. */
  static final class Yielding implements TenantDirectory {
    private final TenantDirectory directory;
    private final Tenant always;

    Yielding(TenantDirectory directory, Tenant always) {
      this.directory = directory;
      this.always = always;
    }

    @Override
    public Tenant tenant(TenantId id) {
      return always;
    }

    @Override
    public Cluster cluster(String name) {
      return directory.cluster(Cluster.HOME);
    }
  }

  /** Knows everybody, and learns of nothing. */
  @InsulaTest(tenants = "acme", fresh = Fresh.METHOD)
  static class Broken extends OurTenantDirectoryTest {
    private Yielding yielding;

    @Override
    protected TenantDirectory directory() {
      if (yielding == null) {
        TenantDirectory right = super.directory();
        yielding = new Yielding(right, right.tenant(known()));
      }
      return yielding;
    }

    @Override
    protected java.time.Duration patience() {
      return java.time.Duration.ofMillis(300);
    }
  }
}
