package io.insula.examples;

import static io.insula.test.Assertions.assertThat;
import static io.insula.test.Assertions.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.operations.Insula;
import io.insula.operations.NewTenant;
import io.insula.test.InsulaTest;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same application code, with each library, in each isolation. */
@InsulaTest
class ContactsTest {
  static Stream<Arguments> combinations() {
    return Libraries.ALL.keySet().stream()
        .sorted()
        .flatMap(
            library ->
                Stream.of(Isolation.values()).map(isolation -> Arguments.of(library, isolation)));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void eachTenantSeesItsOwnDataAndTheSharedTables(
      String library, Isolation isolation, Insula insula, DataSource db) throws Exception {
    TenantId acme = create(insula, "a", library, isolation);
    TenantId globex = create(insula, "g", library, isolation);
    Contacts contacts = Libraries.ALL.get(library).apply(db);

    TenantContext.use(acme, () -> contacts.add("ann@example.com", "Ann"));
    TenantContext.use(
        globex,
        () -> {
          assertThat(contacts.names()).isEmpty();
          assertThat(contacts.add("ann@example.com", "Anna")).isPositive();
          contacts.addOrRename("ann@example.com", "Annabel");
          contacts.addOrRename("bob@example.com", "Bob");
          contacts.addAll(List.of("cy@example.com", "di@example.com"));
          assertThat(contacts.names())
              .containsExactly("Annabel", "Bob", "cy@example.com", "di@example.com");
        });
    TenantContext.use(
        acme,
        () -> {
          assertThat(contacts.namesWithCountries()).containsExactly("Ann, Italy");
          assertThatThrownBy(() -> contacts.add("ann@example.com", "again"))
              .isInstanceOf(RuntimeException.class);
          assertThat(contacts.names()).containsExactly("Ann");
        });
    assertThat(tenant(acme.value())).hasRows("contact", 1).cannotSee(globex.value(), "contact");
    assertThat(tenant(globex.value())).hasRows("contact", 4).cannotSee(acme.value(), "contact");
    Libraries.close(contacts);
  }

  private static TenantId create(
      Insula insula, String prefix, String library, Isolation isolation) {
    String id = prefix + "-" + library + "-" + isolation.label();
    return insula.tenants().create(NewTenant.of(id).isolation(isolation)).id();
  }
}
