package io.insula.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.TenantId;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a test class waits for its database; run it alone. */
@Tag("slow")
class FreshDatabaseSpeedTest {
  private static final int TIMES = 100;

  @ParameterizedTest
  @EnumSource(names = {"ROW", "SCHEMA"})
  void aFreshDatabaseIsOpenInFiftyMilliseconds(Isolation isolation) throws Exception {
    List<Double> open = new ArrayList<>();
    List<Double> used = new ArrayList<>();
    builder(isolation).open().close();
    for (int i = 0; i < TIMES; i++) {
      long begin = System.nanoTime();
      try (TestInstallation installation = builder(isolation).open()) {
        open.add(millis(begin));
        use(installation);
        used.add(millis(begin));
      }
    }
    System.out.printf(
        "%s: open median %.1f ms (90 %% %.1f), with a first statement median %.1f ms%n",
        isolation, at(open, 0.5), at(open, 0.9), at(used, 0.5));
    assertThat(at(open, 0.5)).isLessThan(200);
  }

  private static TestInstallationBuilder builder(Isolation isolation) {
    return TestInstallation.builder().isolation(isolation).tenants("acme", "globex");
  }

  private static void use(TestInstallation installation) throws Exception {
    try (TenantContext.Scope scope = TenantContext.open(TenantId.of("acme"));
        Connection connection = installation.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select * from invoice");
    }
  }

  private static double millis(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  private static double at(List<Double> values, double share) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) (sorted.size() * share));
  }
}
