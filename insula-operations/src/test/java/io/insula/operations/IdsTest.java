package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InvalidTenantIdException;
import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.jdbc.TenantColumn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Acme",
        "tenant; DROP TABLE users;--",
        "emoji-\uD83D\uDE00",
        "\u05D3\u05D9\u05D9\u05E8",
        "a\u202Eb",
        "../etc/passwd",
        "a/b",
        "a\\b",
        "a\0b",
        "-a",
        "a'b",
        "a\"b",
        "!catalog"
      })
  void whatIsNotAnIdIsRefused(String id) {
    assertThatThrownBy(() -> NewTenant.of(id)).isInstanceOf(InvalidTenantIdException.class);
  }

  @Test
  void anIdOfThreeHundredCharactersIsRefused() {
    assertThatThrownBy(() -> NewTenant.of("a".repeat(300)))
        .isInstanceOf(InvalidTenantIdException.class);
  }

  @Test
  void nothingIsCreatedForARequestThatIsRefused() {
    try (House house = House.open()) {
      List<String> before = everything(house);
      for (String reserved :
          List.of("insula", "pg_x", "public", "postgres", "template1", "ready_17")) {
        assertThatThrownBy(() -> house.tenants().create(NewTenant.of(reserved)))
            .isInstanceOf(InvalidTenantIdException.class)
            .hasMessageContaining("reserved");
      }
      assertThatThrownBy(() -> house.tenants().create(NewTenant.of("a").name("x".repeat(300))))
          .hasMessageContaining("name");
      assertThatThrownBy(() -> house.tenants().create(NewTenant.of("a").name(" ")))
          .hasMessageContaining("name");
      assertThatThrownBy(() -> house.tenants().create(NewTenant.of("a").cluster("nowhere")))
          .hasMessageContaining("nowhere");
      assertThat(everything(house)).isEqualTo(before);
    }
  }

  @Test
  void anIdThatIsTakenIsRefusedAndItsTenantStaysAsItIs() {
    try (House house = House.open()) {
      house.tenants().create(NewTenant.of("acme").name("First").isolation(Isolation.SCHEMA));
      List<String> before = everything(house);
      assertThatThrownBy(
              () ->
                  house
                      .tenants()
                      .create(NewTenant.of("acme").name("Second").isolation(Isolation.DATABASE)))
          .isInstanceOf(InvalidTenantIdException.class)
          .hasMessageContaining("\"acme\"")
          .hasMessageContaining("taken");
      assertThat(everything(house)).isEqualTo(before);
      assertThat(house.tenants().get(TenantId.of("acme")).name()).isEqualTo("First");
    }
  }

  @Test
  void idsThatAreCutToTheSamePrefixGetPlacesOfTheirOwn() {
    try (House house = House.open(b -> b.schemaTemplate("a_very_long_template_for_names_{id}"))) {
      String prefix = "x".repeat(39);
      for (String last : List.of("1", "2")) {
        house.tenants().create(NewTenant.of(prefix + last).isolation(Isolation.SCHEMA));
      }
      assertThat(
              house
                  .database()
                  .column(
                      "select nspname from pg_namespace where nspname like 'a_very_long_template%'"))
          .hasSize(2)
          .allMatch(name -> name.length() <= 63);
    }
  }

  @Test
  void aUuidColumnAsksForUuids() {
    TenantColumn column = new TenantColumn("owner", TenantColumn.Type.UUID);
    try (House house = House.open(b -> b.column(column))) {
      assertThatThrownBy(() -> house.tenants().create(NewTenant.of("acme")))
          .isInstanceOf(InvalidTenantIdException.class)
          .hasMessageContaining("UUID");
      assertThat(house.tenants().create(NewTenant.of("5f0c6a7e-3c0b-4c8e-9b59-3d1d6b2e8a11")))
          .isNotNull();
    }
  }

  private static List<String> everything(House house) {
    return house
        .database()
        .column(
            """
            select 'schema ' || nspname from pg_namespace where nspname !~ '^pg_'
            union all select 'database ' || datname from pg_database where datname like '%1$s%%'
            union all select 'role ' || rolname from pg_roles where rolname like '%1$s%%'
            union all select 'tenant ' || id from insula.tenant
            order by 1
            """
                .formatted(house.database().name()));
  }
}
