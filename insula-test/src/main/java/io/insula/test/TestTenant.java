package io.insula.test;

import io.insula.Tenant;
import io.insula.TenantId;

/** A tenant of a {@link TestInstallation}, for {@link Assertions}. Immutable. */
public final class TestTenant {
  private final TestInstallation installation;
  private final Tenant tenant;

  TestTenant(TestInstallation installation, Tenant tenant) {
    this.installation = installation;
    this.tenant = tenant;
  }

  /** Its id. */
  public TenantId id() {
    return tenant.id();
  }

  /** What the catalog knew of it. */
  public Tenant tenant() {
    return tenant;
  }

  TestInstallation installation() {
    return installation;
  }

  @Override
  public String toString() {
    return "tenant " + tenant.id();
  }
}
