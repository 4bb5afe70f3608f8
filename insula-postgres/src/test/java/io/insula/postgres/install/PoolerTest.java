package io.insula.postgres.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insula.InsulaException;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.PostgresAdministration;
import io.insula.postgres.TestSecret;
import io.insula.testbed.PgBouncer;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolerTest {
  @Test
  void anInstallationThroughAPoolerIsRefusedWithTheReason() throws Exception {
    assumeTrue(PgBouncer.program().isPresent(), "PgBouncer is not installed");
    TestServer server = TestServer.shared();
    try (TestDatabase database = server.create();
        PgBouncer pooler = PgBouncer.start(server, Map.of(server.user(), server.password()));
        Connection pooled =
            DriverManager.getConnection(
                pooler.url(database.name()), server.user(), server.password())) {
      InstallSettings settings = InstallSettings.of(TestSecret.SECRET);
      assertThatThrownBy(() -> new PostgresAdministration().install(pooled, settings))
          .isInstanceOf(InsulaException.class)
          .hasMessageContaining("a pooler stands between");
      assertThat(database.column("select nspname from pg_namespace where nspname = 'insula'"))
          .isEmpty();
    }
  }
}
