package io.insula.examples;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.operations.Insula;
import io.insula.operations.NewTenant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Two tenants, one in rows and one in a schema, served by the same code. Needs a database that
 * {@code insula init} has prepared; {@code INSULA_URL} and {@code INSULA_SECRET} say which.
 */
public final class ContactsMain {
  private static final Map<String, Function<DataSource, Contacts>> LIBRARIES =
      Map.of(
          "jdbc", JdbcContacts::new,
          "jdbctemplate", JdbcTemplateContacts::new,
          "jooq", JooqContacts::new,
          "hibernate", HibernateContacts::new,
          "mybatis", MyBatisContacts::new);

  private ContactsMain() {}

  public static void main(String[] arguments) {
    String library = arguments.length == 0 ? "jdbc" : arguments[0];
    try (Insula insula =
        Insula.connect(System.getenv("INSULA_URL"))
            .secret(System.getenv("INSULA_SECRET"))
            .migrations("classpath:db")
            .open()) {
      insula.tenants().create(NewTenant.of("acme").name("Acme Inc").isolation(Isolation.ROW));
      insula.tenants().create(NewTenant.of("globex").isolation(Isolation.SCHEMA));
      Contacts contacts =
          LIBRARIES.getOrDefault(library, JdbcContacts::new).apply(insula.dataSource());
      for (String tenant : List.of("acme", "globex")) {
        TenantContext.use(
            TenantId.of(tenant),
            () -> {
              contacts.addOrRename("ann@example.com", "Ann of " + tenant);
              System.out.println(tenant + " sees " + contacts.namesWithCountries());
            });
      }
    }
  }
}
