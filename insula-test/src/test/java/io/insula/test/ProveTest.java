package io.insula.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProveTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        Fixtures.Proved.class,
        Fixtures.ProvedByMethods.class,
        Fixtures.ProvedBehindAGuard.class
      })
  void passesAClassWhoseStatementsKeepToTheirTenant(Class<?> proved) {
    assertThat(Fixture.failures(proved)).isEmpty();
  }

  @Test
  void failsAClassWhoseTestsPassButWhoseStatementLeaks() {
    var results = Fixture.run(Fixtures.ProvedLeak.class);
    results.testEvents().assertStatistics(events -> events.succeeded(1).failed(0));
    assertThat(Fixture.failures(results))
        .singleElement()
        .asString()
        .startsWith("Fixtures$ProvedLeak")
        .contains("READ")
        .contains("select every_number()")
        .doesNotContain("insert into");
  }

  @Test
  void failsAClassThatProvesNothing() {
    assertThat(Fixture.failures(Fixtures.ProvedWithoutStatements.class))
        .singleElement()
        .asString()
        .contains("no statement went through the DataSource");
  }
}
