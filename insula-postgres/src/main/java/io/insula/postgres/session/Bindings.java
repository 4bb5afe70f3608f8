package io.insula.postgres.session;

import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.jdbc.BindingProof;
import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.SourceSettings;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bindings of one connection, each remembered until half of its validity is over. */
final class Bindings {
  private static final int BOUND = 128;
  private static final String TENANT = "select set_config('insula.binding', ?, true)";
  private static final String TENANT_AND_PATH =
      "select set_config('insula.binding', ?, true), set_config('search_path', ?, true)";

  private final Clock clock;
  private final long validity;
  private final String shared;
  private final String defaultPath;
  private final BindingProof proof;
  private final Map<TenantId, Dated> known = new HashMap<>();

  Bindings(SourceSettings settings, String defaultPath, int pid) {
    this.clock = settings.clock();
    this.validity = settings.binding().validity().toMillis();
    this.shared = UniqueKeys.quoted(settings.shared());
    this.defaultPath = defaultPath;
    this.proof = new BindingProof(settings.binding(), pid);
  }

  synchronized Binding of(Tenant tenant) {
    long now = clock.millis();
    Dated dated = known.get(tenant.id());
    if (dated == null || now >= dated.renewal || now < dated.made || !dated.fits(tenant)) {
      dated = new Dated(make(tenant, now), tenant, now, now + validity / 2);
      if (known.size() >= BOUND) {
        known.clear();
      }
      known.put(tenant.id(), dated);
    }
    return dated.binding;
  }

  private Binding make(Tenant tenant, long now) {
    long expiry = (now + validity) / 1000;
    String value = proof.value(tenant.id().value(), tenant.number(), expiry);
    String path = path(tenant.placement().schema());
    return path.equals(defaultPath)
        ? new Binding(TENANT, List.of(value))
        : new Binding(TENANT_AND_PATH, List.of(value, path));
  }

  private String path(String schema) {
    String quoted = UniqueKeys.quoted(schema);
    return quoted.equals(shared) ? shared : quoted + ", " + shared;
  }

  private record Dated(Binding binding, Tenant tenant, long made, long renewal) {
    boolean fits(Tenant now) {
      return tenant.number() == now.number()
          && tenant.placement().schema().equals(now.placement().schema());
    }
  }
}
