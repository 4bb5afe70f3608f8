package io.insula.test;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on all tenants of an installation. */
public final class InstallationAssert extends AbstractAssert<InstallationAssert, TestInstallation> {
  InstallationAssert(TestInstallation actual) {
    super(actual, InstallationAssert.class);
  }

  /**
   * Fails if any tenant sees anything of any other, as {@link TenantAssert#cannotSee} looks. There
   * must be two tenants at least, and each of them must have rows.
   */
  public InstallationAssert isolatesAllTenants() {
    List<TestTenant> tenants = new ArrayList<>();
    actual.insula().tenants().list().forEach(tenant -> tenants.add(new TestTenant(actual, tenant)));
    tenants.removeIf(tenant -> !tenant.tenant().status().admitsWork());
    if (tenants.size() < 2) {
      throw failure(
          "there is nothing to keep apart: the installation has %d active tenants", tenants.size());
    }
    List<String> faults = new ArrayList<>();
    for (TestTenant owner : tenants) {
      for (TestTenant viewer : tenants) {
        if (viewer != owner) {
          new Outlook(viewer, owner)
              .faults(List.of()).stream().filter(f -> !faults.contains(f)).forEach(faults::add);
        }
      }
    }
    if (!faults.isEmpty()) {
      throw failure("%ntenants should be isolated, but:%n  - %s", String.join("\n  - ", faults));
    }
    return this;
  }
}
