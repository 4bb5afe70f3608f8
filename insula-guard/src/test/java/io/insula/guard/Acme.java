package io.insula.guard;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.jdbc.spi.StatementTraits;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tenant, in every isolation, who sends statements. */
final class Acme {
  static final Placement SCHEMA =
      new Placement(Isolation.SCHEMA, "home", "app", "acme", "insula_app");
  static final Placement ROW = new Placement(Isolation.ROW, "home", "app", "public", "insula_app");
  static final Placement DATABASE =
      new Placement(Isolation.DATABASE, "home", "app_acme", "public", "app_acme");

  private Acme() {}

  static Tenant tenant(Placement placement) {
    Instant now = Instant.EPOCH;
    return new Tenant(
        TenantId.of("acme"),
        7,
        null,
        "Acme",
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

  /** Sends a text, as the data source would. */
  static void send(Guard guard, String sql) throws SQLException {
    send(guard, sql, tenant(SCHEMA));
  }

  static void send(Guard guard, String sql, @Nullable Tenant tenant) throws SQLException {
    var interception =
        guard.inspect(
            new StatementTraits(
                sql, sql, StatementTraits.Kind.OTHER, 1, 0, false, false, -1, false, null));
    if (interception != null) {
      interception.before(tenant);
    }
  }
}
