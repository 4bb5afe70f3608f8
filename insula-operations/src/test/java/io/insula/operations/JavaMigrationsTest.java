package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.fleet.JavaMigration;
import io.insula.fleet.MigrationContext;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JavaMigrationsTest {
  /** Greets each tenant by its name. */
  private static final class V1_5__Greet implements JavaMigration {
    @Override
    public void migrate(MigrationContext context) throws SQLException {
      try (PreparedStatement insert =
          context.connection().prepareStatement("insert into note (text) values (?)")) {
        insert.setString(1, "hello " + context.tenant());
        insert.executeUpdate();
      }
    }
  }

  @Test
  void reachEveryTenantInEveryIsolationOnce() throws Exception {
    try (House house = House.open(builder -> builder.migrations(new V1_5__Greet()))) {
      for (Isolation isolation : Isolation.values()) {
        for (String name : new String[] {"a", "b"}) {
          TenantId id = TenantId.of(isolation.label() + "-" + name);
          house.tenants().create(NewTenant.of(id.value()).isolation(isolation));
        }
      }
      house.insula().fleet().migrate(FleetListener.NONE);
      for (Isolation isolation : Isolation.values()) {
        for (String name : new String[] {"a", "b"}) {
          TenantId id = TenantId.of(isolation.label() + "-" + name);
          assertThat(house.notes(id)).containsExactly("hello " + id);
        }
      }
    }
  }
}
