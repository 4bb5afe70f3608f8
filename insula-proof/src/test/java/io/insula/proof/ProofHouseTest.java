package io.insula.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.proof.internal.TenantDatabase;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProofHouseTest {
  @ParameterizedTest
  @EnumSource
  void knowsEveryDatabaseThatHoldsTenants(Isolation isolation) throws Exception {
    try (ProofHouse house = ProofHouse.open(isolation, "classpath:notes", "acme", "globex")) {
      List<TenantDatabase> databases = TenantDatabase.of(house.insula());

      assertThat(databases).hasSize(isolation == Isolation.DATABASE ? 3 : 1);
      assertThat(databases.get(0).shared()).isTrue();
      assertThat(databases.get(0).name()).isEqualTo(house.database().name());
      assertThat(databases.stream().flatMap(database -> database.tenants().stream())).hasSize(2);
      for (TenantDatabase database : databases) {
        try (Connection migrator = database.migrator(house.insula())) {
          assertThat(migrator.isValid(1)).isTrue();
        }
      }
    }
  }
}
