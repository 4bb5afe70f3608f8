package io.insula.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The demo's zero means something only if the burglar finds doors that are open. */
class BurglarTest {
  @Test
  void getsInWhereThereAreNoWalls() {
    try (TestDatabase database = TestServer.shared().create()) {
      database.execute(
          """
          create schema tenant_rich;
          create table tenant_rich.invoice (number text);
          insert into tenant_rich.invoice values ('rich-1'), ('rich-2')""");
      PGSimpleDataSource open = new PGSimpleDataSource();
      open.setUrl(database.url());
      open.setUser(TestServer.shared().user());
      open.setPassword(TestServer.shared().password());
      Burglar burglar = new Burglar(open);
      assertThat(burglar.breakIn(tenant("poor"), tenant("rich"))).isEqualTo(4);
      assertThat(burglar.breakIn(tenant("rich"), tenant("rich"))).isZero();
    }
  }

  private static Tenant tenant(String id) {
    Instant now = Instant.EPOCH;
    return new Tenant(
        TenantId.of(id),
        1,
        null,
        id,
        TenantStatus.ACTIVE,
        null,
        null,
        new Placement(Isolation.SCHEMA, "main", "app", "tenant_" + id, "insula_app"),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        null,
        1,
        new Tenant.Times(now, "test", now, "test", null, null, null));
  }
}
