package io.insula.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PgBouncerTest {
  @Test
  void letsClientsThrough() throws Exception {
    assumeTrue(PgBouncer.program().isPresent(), "PgBouncer is not installed");
    TestServer server = TestServer.shared();
    try (TestDatabase database = server.create();
        PgBouncer bouncer = PgBouncer.start(server, Map.of(server.user(), server.password()));
        var connection =
            DriverManager.getConnection(
                bouncer.url(database.name()), server.user(), server.password());
        var rows = connection.createStatement().executeQuery("select current_database()")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo(database.name());
    }
  }
}
