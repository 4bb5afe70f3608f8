package io.insula.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.jdbc.spi.Administration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresUrlTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://localhost:5432/app?ssl=true, jdbc:postgresql://localhost:5432/other?ssl=true",
    "jdbc:postgresql://a:1;b:2/app, jdbc:postgresql://a:1;b:2/other",
    "jdbc:postgresql://[::1]:5432/app, jdbc:postgresql://[::1]:5432/other",
    "jdbc:postgresql:app?user=x, jdbc:postgresql:other?user=x",
    "jdbc:postgresql://localhost, jdbc:postgresql://localhost/other",
    "jdbc:postgresql:///app, jdbc:postgresql:///other",
  })
  void leadsToAnotherDatabase(String url, String other) {
    PostgresAdministration postgres = new PostgresAdministration();
    assertThat(postgres.urlOf(url.replace(';', ','), "other")).isEqualTo(other.replace(';', ','));
    assertThat(postgres.databaseOf(postgres.urlOf(url, "a b/ü?&"))).isEqualTo("a b/ü?&");
  }

  @Test
  void anAddressWithoutDatabaseIsRefused() {
    assertThatThrownBy(
            () -> new PostgresAdministration().databaseOf("jdbc:postgresql://localhost/"))
        .hasMessageContaining("names no database");
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(Administration.class))
        .anySatisfy(each -> assertThat(each.accepts("jdbc:postgresql:x")).isTrue());
  }
}
