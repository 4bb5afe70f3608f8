package io.insula.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.TenantContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users read when something is wrong, and that it is noticed at all. */
class FailuresTest {
  @Test
  void failsWhenThereIsNothingToSee() {
    List<String> failures = Fixture.failures(Fixtures.WithoutRows.class);
    assertThat(failures).hasSize(4);
    assertThat(failures).anyMatch(f -> f.contains("globex has no rows in any of its tables"));
    assertThat(failures).anyMatch(f -> f.contains("nothing to harm: tenant acme has no rows"));
    assertThat(failures).anyMatch(f -> f.startsWith("isolatesAll") && f.contains("no rows"));
    assertThat(failures).anyMatch(f -> f.contains("there is nothing to return"));
  }

  @Test
  void saysWhatIsWrong() {
    List<String> failures = Fixture.failures(Fixtures.Wrong.class);
    assertThat(failures).hasSize(10);
    assertThat(failures).anyMatch(f -> f.contains("nothing to see in table \"tag\""));
    assertThat(failures).anyMatch(f -> f.contains("no table \"invoices\"; there are [invoice,"));
    assertThat(failures).anyMatch(f -> f.contains("acme can always see itself"));
    assertThat(failures).anyMatch(f -> f.contains("UnknownTenantException") && f.contains("acmee"));
    assertThat(failures).anyMatch(f -> f.contains("UnknownTenantException") && f.contains("exx"));
    assertThat(failures).anyMatch(f -> f.contains("2 rows in table \"tag\", and sees 0"));
    assertThat(failures).anyMatch(f -> f.contains("see rows in table \"tag\", and sees none"));
    assertThat(failures).anyMatch(f -> f.contains("did in table \"invoice\", table \"note\""));
    assertThat(failures).anyMatch(f -> f.contains("\"Acme!\" is not a tenant id"));
    assertThat(failures).anyMatch(f -> f.contains("nobody runs the query"));
  }

  @ParameterizedTest
  @ValueSource(classes = {Fixtures.LeakInRows.class, Fixtures.LeakInSchemas.class})
  void findsALeakByEveryDoorAndNamesTenantAndTable(Class<?> leak) {
    List<String> failures = Fixture.failures(leak);
    assertThat(failures).hasSize(3);
    assertThat(failures)
        .anyMatch(
            f ->
                f.startsWith("cannotSee")
                    && f.contains(
                        "tenant acme reaches 1 of 1 rows of tenant globex in table"
                            + " \"note\", by select, with the schema's name")
                    && !f.contains("\"invoice\""));
    assertThat(failures).anyMatch(f -> f.startsWith("isolatesAll"));
    assertThat(failures)
        .anyMatch(
            f -> f.contains("column 2, from table \"note\", column text") && !f.contains("G-0001"));
  }

  @Test
  void findsALeakByEveryDoorOfATableThatManyShare() {
    assertThat(Fixture.failures(Fixtures.LeakInRows.class))
        .anyMatch(
            f ->
                f.contains("by select\n")
                    && f.contains("by count\n")
                    && f.contains("by primary key\n")
                    && f.contains("by update\n")
                    && f.contains("by delete"));
  }

  @Test
  void findsALeakThatIsForReadingOnly() {
    assertThat(Fixture.failures(Fixtures.LeakForReadingOnly.class))
        .singleElement()
        .asString()
        .contains("in table \"invoice\", by primary key")
        .doesNotContain("by update")
        .doesNotContain("\"note\"");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Fixtures.Apart.class,
        Fixtures.ApartInSchemas.class,
        Fixtures.ApartInDatabases.class
      })
  void findsNothingWhereTenantsAreApart(Class<?> apart) {
    assertThat(Fixture.failures(apart)).isEmpty();
    Fixture.run(apart).testEvents().assertStatistics(events -> events.succeeded(4));
  }

  @Test
  void namesTheFileOfAMigrationThatFails() {
    assertThat(Fixture.failures(Fixtures.BrokenMigration.class))
        .singleElement()
        .asString()
        .contains("The database of the tests can't be made")
        .contains("V1__broken.sql")
        .contains("tabel");
  }

  @Test
  void leavesNoTenantBehindWhenATestFails() {
    assertThat(Fixture.failures(Fixtures.FailsInItsScope.class))
        .singleElement()
        .asString()
        .contains("as acme");
    assertThat(TenantContext.currentOrNull()).isNull();
    assertThat(CurrentInstallation.get()).isNull();
  }

  @Test
  void givesEachMethodADatabaseIfAsked() {
    Fixture.run(Fixtures.FreshForEachMethod.class)
        .testEvents()
        .assertStatistics(events -> events.succeeded(3).failed(0));
  }

  @Test
  void saysThatThereIsNoDatabaseYet() {
    assertThat(Fixture.failures(Fixtures.AsksTooEarly.class))
        .singleElement()
        .asString()
        .contains("With fresh = METHOD there is no database before a test begins");
  }

  @Test
  void saysThatAProofNeedsAnInstallation() {
    assertThat(Fixture.failures(Fixtures.ProvesNothing.class))
        .singleElement()
        .asString()
        .contains("@Prove needs @InsulaTest");
  }

  @Test
  void opensTheScopeOnlyForWhoHasAnInstallation() {
    var results = Fixture.run(Fixtures.ScopeOnly.class);
    results.testEvents().assertStatistics(events -> events.succeeded(2).failed(1));
    assertThat(Fixture.failures(results))
        .singleElement()
        .asString()
        .contains("tenant(\"acme\") needs the installation of a test")
        .contains("put @InsulaTest on the class");
  }

  @Test
  void runsClassesInParallel() {
    Fixture.run(
            Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "2"),
            Fixtures.OneOfTwo.class,
            Fixtures.OtherOfTwo.class)
        .testEvents()
        .assertStatistics(events -> events.succeeded(2).failed(0));
  }

  @Test
  void asksForATestAroundIt() {
    assertThatThrownBy(() -> Assertions.tenant("acme"))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("put @InsulaTest on the class");
  }
}
