package io.insula.test;

import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.jdbc.BindingSettings;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.Dialect;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.Source;
import io.insula.jdbc.spi.SourceSettings;
import io.insula.test.contract.DialectContract;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;

@InsulaTest(
    migrations = "classpath:contract",
    tenants = {"acme", "globex"})
class OurDialectTest extends DialectContract {
  private TestInstallation installation;

  @BeforeEach
  void fill(TestInstallation open) throws Exception {
    installation = open;
    put("acme", "a");
    put("globex", "b");
  }

  private void put(String tenant, String text) throws Exception {
    installation.as(
        tenant,
        () -> {
          try (Connection connection = installation.dataSource().getConnection()) {
            Sql.update(connection, "delete from contract_note");
            Sql.update(connection, "insert into contract_note (text) values (?)", text);
          }
        });
  }

  @Override
  protected Dialect dialect() {
    return ServiceLoader.load(Dialect.class).findFirst().orElseThrow();
  }

  @Override
  protected SourceSettings settings() {
    InstallSettings settings = installation.insula().estate().settings();
    String user = settings.roles().application();
    return new SourceSettings(
        installation.url(),
        new Credentials(user, settings.password(user)),
        List.of(settings.rowSchema(), settings.sharedSchema()),
        settings.sharedSchema(),
        TenantColumn.DEFAULT,
        BindingSettings.of(settings.secret()),
        Clock.systemUTC());
  }

  @Override
  protected Tenant a() {
    return installation.insula().tenants().get(TenantId.of("acme"));
  }

  @Override
  protected Tenant b() {
    return installation.insula().tenants().get(TenantId.of("globex"));
  }

  /** Ties the connection for longer than a transaction. */
  @InsulaTest(
      migrations = "classpath:contract",
      tenants = {"acme", "globex"})
  static class Broken extends OurDialectTest {
    @Override
    protected Dialect dialect() {
      Dialect right = super.dialect();
      return proxy(
          Dialect.class,
          right,
          (method, result) -> method.equals("source") ? source((Source) result) : result);
    }

    private static Source source(Source right) {
      return proxy(
          Source.class,
          right,
          (method, result) ->
              method.equals("open")
                  ? proxy(
                      io.insula.jdbc.spi.Session.class,
                      result,
                      (name, value) -> name.equals("binding") ? lasting((Binding) value) : value)
                  : result);
    }

    private static Binding lasting(Binding right) {
      return new Binding(right.sql().replace("true", "false"), right.values());
    }

    private static <T> T proxy(Class<T> type, Object target, Change change) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) ->
                  change.of(method.getName(), method.invoke(target, arguments))));
    }

    @FunctionalInterface
    private interface Change {
      Object of(String method, Object result);
    }
  }
}
