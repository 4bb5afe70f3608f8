package io.insula.proof.internal.marks;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.operations.Insula;
import io.insula.operations.NewTenant;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tenants that are there for a proof only: closing purges them, each by itself. */
public final class ThrowAway implements AutoCloseable {
  private final Insula insula;
  private final String prefix;
  private final String suffix;
  private final boolean keep;
  private final List<TenantId> made = new ArrayList<>();

  /**
   * @param prefix what the ids begin with
   * @param keep whether they stay
   */
  public ThrowAway(Insula insula, String prefix, boolean keep) {
    this.insula = insula;
    this.prefix = prefix;
    this.keep = keep;
    this.suffix = "%06x".formatted(new SecureRandom().nextInt(1 << 24));
  }

  /** Makes one more. */
  public Tenant make(String name, @Nullable Isolation isolation) {
    TenantId id = TenantId.of(prefix + "-" + name + "-" + suffix);
    made.add(id);
    return insula
        .tenants()
        .create(
            NewTenant.of(id)
                .name("Made by a proof of isolation, to be purged")
                .isolation(isolation));
  }

  /** Those that were made. */
  public List<TenantId> ids() {
    return List.copyOf(made);
  }

  @Override
  public void close() {
    if (keep) {
      return;
    }
    RuntimeException failure = null;
    for (TenantId id : made) {
      try {
        purge(id);
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void purge(TenantId id) {
    Tenant tenant = insula.tenants().find(id).orElse(null);
    if (tenant == null || tenant.status() == TenantStatus.PURGED) {
      return;
    }
    if (tenant.status() != TenantStatus.DELETED && tenant.status() != TenantStatus.PURGING) {
      insula.tenants().delete(id);
    }
    insula.tenants().purge(id);
  }
}
