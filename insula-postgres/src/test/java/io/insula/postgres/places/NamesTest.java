package io.insula.postgres.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final String LONG = "a-template-that-is-rather-long-é-{database}-{id}-";

  @Test
  void fillsInTheTemplate() {
    assertThat(name("tenant_{id}", "acme")).isEqualTo("tenant_acme");
    assertThat(name("{database}_{id}", "acme")).isEqualTo("app_acme");
  }

  @Test
  void longNamesStayDifferentAndFit() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String name = name(LONG, "customer-with-a-long-name-number-" + i);
      assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
      names.add(name);
    }
    assertThat(names).hasSize(1000);
  }

  @Test
  void refusesATemplateThatTenantsWouldShare() {
    assertThatThrownBy(() -> name("tenant", "acme"))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("exactly once");
  }

  @Test
  void refusesReservedNames() {
    for (String reserved : new String[] {"public", "insula", "shared", "pg_catalog", "postgres"}) {
      if (!reserved.equals("pg_catalog")) {
        assertThatThrownBy(() -> name("{id}", reserved))
            .isInstanceOf(InsulaException.class)
            .hasMessageContaining("reserved");
      }
    }
    assertThatThrownBy(() -> name("{id}", "pg_toast"))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("pg_toast");
    assertThatThrownBy(
            () -> Names.of("{database}_{id}", TenantId.of("app"), "insula", Set.of("insula_app")))
        .isInstanceOf(InsulaException.class);
  }

  private static String name(String template, String tenant) {
    return Names.of(template, TenantId.of(tenant), "app", Set.of("shared"));
  }
}
