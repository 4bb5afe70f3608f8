package io.insula.test;

import static io.insula.test.Assertions.assertThat;
import static io.insula.test.Assertions.assertThatSql;
import static io.insula.test.Assertions.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user types, in row isolation. */
@InsulaTest(tenants = {"acme", "globex"})
@WithTenant("acme")
class InsulaTestTest {
  private final TenantId atConstruction;

  InsulaTestTest(TenantId tenant) {
    atConstruction = tenant;
  }

  @BeforeAll
  static void fill(TestInstallation installation) throws SQLException {
    assertThat(TenantContext.currentOrNull()).hasToString("acme");
    Invoices.add(installation.dataSource(), "A-0001");
    installation.as("globex", () -> Invoices.add(installation.dataSource(), "G-0001"));
  }

  @BeforeEach
  void asTheTenantOfTheTest(TenantId tenant) {
    assertThat(TenantContext.currentOrNull()).isEqualTo(tenant);
  }

  @AfterEach
  void stillAsTheTenantOfTheTest(TenantId tenant) {
    assertThat(TenantContext.currentOrNull()).isEqualTo(tenant);
  }

  @AfterAll
  static void stillAsTheTenantOfTheClass() {
    assertThat(TenantContext.currentOrNull()).hasToString("acme");
  }

  @Test
  void runsAsTheTenantOfTheClass(DataSource db, Insula insula) throws SQLException {
    assertThat(Invoices.numbers(db)).containsExactly("A-0001");
    assertThat(Invoices.numbers(insula.dataSource())).containsExactly("A-0001");
  }

  @Test
  @WithTenant("globex")
  void runsAsTheTenantOfTheMethod(DataSource db) throws SQLException {
    assertThat(Invoices.numbers(db)).containsExactly("G-0001");
    assertThat(atConstruction).hasToString("globex");
  }

  @Test
  @WithTenant("umbrella")
  void makesATenantThatWasNotAskedForBefore(DataSource db) throws SQLException {
    assertThat(Invoices.numbers(db)).isEmpty();
  }

  @Test
  @AsGlobex
  void readsAnAnnotationOfTheUsersOwn() {
    assertThat(TenantContext.currentOrNull()).hasToString("globex");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two"})
  @WithTenant("globex")
  void runsEveryInvocationAsTheTenant(String ignored, DataSource db) throws SQLException {
    assertThat(Invoices.numbers(db)).containsExactly("G-0001");
  }

  @TestFactory
  @WithTenant("globex")
  List<DynamicTest> runsDynamicTestsAsTheTenant() {
    return List.of(
        DynamicTest.dynamicTest(
            "dynamic", () -> assertThat(TenantContext.currentOrNull()).hasToString("globex")));
  }

  @Test
  void assertsFromBothSides(Insula insula, DataSource db) {
    assertThat(tenant("acme")).cannotSee("globex").cannotSee("globex", "invoice");
    assertThat(tenant("acme")).sees("invoice").hasRows("invoice", 1).hasRows("tag", 0);
    assertThat(tenant("globex")).isUnharmedBy(() -> Invoices.rename(db, "A-0001"));
    assertThatSql("select number from open_invoice").returnsNothingOf("globex");
    assertThat(tenant("globex")).running("select * from invoice").returnsNothingOf("acme");
  }

  @Nested
  class InANestedClass {
    @Test
    void sharesDatabaseAndTenant(DataSource db) throws SQLException {
      assertThat(Invoices.numbers(db)).containsExactly("A-0001");
    }
  }

  @Nested
  @WithTenant("globex")
  class InANestedClassOfAnotherTenant {
    @Test
    void runsAsThatOne(DataSource db) throws SQLException {
      assertThat(Invoices.numbers(db)).containsExactly("G-0001");
    }
  }

  @Nested
  @InsulaTest(tenants = "acme")
  class InANestedClassWithADatabaseOfItsOwn {
    @Test
    void findsNothing(DataSource db) throws SQLException {
      assertThat(Invoices.numbers(db)).isEmpty();
    }
  }

  @Test
  void givesTheSameInstallationToASecondOpening(TestInstallation installation) throws Exception {
    try (Insula second = installation.connect().open();
        Connection connection = second.dataSource().getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
      assertThat(Invoices.numbers(second.dataSource())).containsExactly("A-0001");
    }
  }
}
