package io.insula.postgres.conformance;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.UnknownTenantException;
import io.insula.jdbc.RoleNames;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.PlaceSettings;
import io.insula.postgres.places.PostgresPlaces;
import io.insula.spi.TenantDirectory;
import io.insula.testbed.TestDatabase;
import java.time.Instant;
import java.util.Map;

/** Two tenants, both in that isolation. */
record Residents(Tenant acme, Tenant globex) {
  Residents(Isolation isolation, TestDatabase home) {
    this(tenant("acme", 1, isolation, home), tenant("globex", 2, isolation, home));
  }

  private static Tenant tenant(String name, int number, Isolation isolation, TestDatabase home) {
    TenantId id = TenantId.of(name);
    PlaceSettings settings =
        new PlaceSettings(
            Cluster.HOME,
            home.name(),
            InstallSettings.ROW_SCHEMA,
            PlaceSettings.SCHEMA_TEMPLATE,
            PlaceSettings.DATABASE_TEMPLATE,
            RoleNames.DEFAULT);
    Placement placement = new PostgresPlaces().place(id, isolation, settings);
    Instant now = Instant.EPOCH;
    return new Tenant(
        id,
        number,
        null,
        name,
        TenantStatus.ACTIVE,
        null,
        null,
        placement,
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        null,
        1,
        new Tenant.Times(now, "test", now, "test", null, null, null));
  }

  /** Who they are, on a server with that address. */
  TenantDirectory at(String url) {
    return new TenantDirectory() {
      @Override
      public Tenant tenant(TenantId id) {
        if (id.equals(acme.id())) {
          return acme;
        }
        throw new UnknownTenantException(id);
      }

      @Override
      public Cluster cluster(String name) {
        return new Cluster(name, url, null);
      }
    };
  }
}
