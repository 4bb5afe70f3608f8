package io.insula.operations;

import io.insula.Cluster;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.UnknownTenantException;
import io.insula.guard.audit.AuditRecord;
import io.insula.guard.audit.DenialLog;
import io.insula.spi.TenantDirectory;
import java.time.Clock;

/**
 * The directory of the application's data source. Whoever asks it for a tenant that is unknown or
 * closed gets no connection, and that is recorded.
 */
record WatchedDirectory(TenantDirectory directory, DenialLog denials, Clock clock)
    implements TenantDirectory {
  static final String ACTION = "access.denied";

  @Override
  public Tenant tenant(TenantId id) {
    Tenant tenant = known(id);
    if (!tenant.status().admitsWork()) {
      denied(id, tenant.status());
    } else if (tenant.expires() != null && !tenant.admitsWork(clock.instant())) {
      denied(id, TenantStatus.INACTIVE);
    }
    return tenant;
  }

  /** All unknown ones are counted together: who guesses ids makes one entry a minute. */
  private Tenant known(TenantId id) {
    try {
      return directory.tenant(id);
    } catch (UnknownTenantException e) {
      denials.denied(
          AuditRecord.denied(ACTION).object("unknown tenant").detail("asked", id.value()));
      throw e;
    }
  }

  private void denied(TenantId id, TenantStatus status) {
    denials.denied(
        AuditRecord.denied(ACTION).tenant(id).object("tenant that is " + status.label()));
  }

  @Override
  public Cluster cluster(String name) {
    return directory.cluster(name);
  }
}
