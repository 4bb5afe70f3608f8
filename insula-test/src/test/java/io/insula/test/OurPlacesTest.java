package io.insula.test;

import io.insula.TenantId;
import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.Administration.Places;
import io.insula.jdbc.spi.Estate;
import io.insula.test.contract.PlacesContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;

@InsulaTest(migrations = "classpath:contract", fresh = Fresh.METHOD)
class OurPlacesTest extends PlacesContract {
  private TestInstallation installation;

  @BeforeEach
  void open(TestInstallation open) {
    installation = open;
  }

  @Override
  protected Places places() {
    return ServiceLoader.load(Administration.class).findFirst().orElseThrow().places();
  }

  @Override
  protected Estate estate() {
    return installation.insula().estate();
  }

  /** Takes every place for the tenant's, and folds ids. */
  @InsulaTest(migrations = "classpath:contract", fresh = Fresh.METHOD)
  static class Broken extends OurPlacesTest {
    private static final long ALWAYS = 7;

    @Override
    protected Places places() {
      Places right = super.places();
      return (Places)
          Proxy.newProxyInstance(
              Places.class.getClassLoader(),
              new Class<?>[] {Places.class},
              (self, method, arguments) -> {
                for (int i = 0; i < arguments.length; i++) {
                  if (arguments[i] instanceof Long) {
                    arguments[i] = ALWAYS;
                  }
                  if (arguments[i] instanceof TenantId) {
                    arguments[i] = TenantId.of("folded");
                  }
                }
                try {
                  return method.invoke(right, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
