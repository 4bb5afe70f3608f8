package io.insula.test;

import io.insula.operations.Insula;

/**
 * Entry points of assertions on isolation; import them beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(tenant("acme")).cannotSee("globex");
 * assertThat(tenant("acme")).hasRows("invoice", 3);
 * assertThat(insula).isolatesAllTenants();
 * assertThatSql("select * from invoice_report").returnsNothingOf("globex");
 * }</pre>
 *
 * <p>Each looks from two sides: it fails as well when there is nothing that could be seen.
 */
public final class Assertions {
  private Assertions() {}

  /**
   * A tenant of the test that runs in this thread.
   *
   * @throws io.insula.UnknownTenantException if there is none with that id
   */
  public static TestTenant tenant(String id) {
    return TestInstallation.current("tenant(\"" + id + "\")").tenant(id);
  }

  /** Assertions on what a tenant sees. */
  public static TenantAssert assertThat(TestTenant tenant) {
    return new TenantAssert(tenant);
  }

  /** Assertions on all tenants of an installation. */
  public static InstallationAssert assertThat(TestInstallation installation) {
    return new InstallationAssert(installation);
  }

  /**
   * Assertions on all tenants of the test that runs in this thread.
   *
   * @param insula of that test
   */
  public static InstallationAssert assertThat(Insula insula) {
    return new InstallationAssert(TestInstallation.current("assertThat(insula)").require(insula));
  }

  /** Assertions on what a query returns to the current tenant. */
  public static SqlAssert assertThatSql(String query) {
    return new SqlAssert(query, TestInstallation.current("assertThatSql(…)"));
  }
}
