package io.insula.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.operations.Insula;
import io.insula.operations.NewTenant;
import io.insula.operations.PageRequest;
import io.insula.operations.TenantFilter;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same application code, with each library, in each isolation. */
class ContactsTest {
  /** Roles belong to the server, so all tests of this build share one secret. */
  private static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private static final Map<String, Function<DataSource, Contacts>> LIBRARIES =
      Map.of(
          "jdbc", JdbcContacts::new,
          "jdbctemplate", JdbcTemplateContacts::new,
          "jooq", JooqContacts::new,
          "hibernate", HibernateContacts::new,
          "mybatis", MyBatisContacts::new);

  private static TestDatabase database;
  private static Insula insula;

  @BeforeAll
  static void install() {
    database = TestServer.shared().create();
    Insula.install(database.url(), database.server().user(), database.server().password())
        .secret(SECRET)
        .run();
    insula = Insula.connect(database.url()).secret(SECRET).migrations("classpath:db").open();
  }

  @AfterAll
  static void remove() {
    insula
        .tenants()
        .list(TenantFilter.all(), PageRequest.first(1_000))
        .tenants()
        .forEach(tenant -> purge(tenant.id()));
    insula.close();
    database.close();
  }

  static Stream<Arguments> combinations() {
    return LIBRARIES.keySet().stream()
        .sorted()
        .flatMap(
            library ->
                Stream.of(Isolation.values()).map(isolation -> Arguments.of(library, isolation)));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void eachTenantSeesItsOwnDataAndTheSharedTables(String library, Isolation isolation)
      throws Exception {
    TenantId acme = create("a", library, isolation);
    TenantId globex = create("g", library, isolation);
    Contacts contacts = LIBRARIES.get(library).apply(insula.dataSource());

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
    if (contacts instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  private static TenantId create(String prefix, String library, Isolation isolation) {
    String id = prefix + "-" + library + "-" + isolation.label();
    return insula.tenants().create(NewTenant.of(id).isolation(isolation)).id();
  }

  private static void purge(TenantId tenant) {
    insula.tenants().delete(tenant);
    insula.tenants().purge(tenant);
  }
}
