package io.insula.operations;

import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.catalog.PlaceState;
import io.insula.fleet.RowTenant;
import io.insula.operations.waves.Gate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Looks whether what a gate asks for holds. */
final class GateKeeper {
  private static final int NAMED = 10;

  private final DataSource dataSource;
  private final Records records;
  private final Clock clock;

  GateKeeper(DataSource dataSource, Records records, Clock clock) {
    this.dataSource = dataSource;
    this.records = records;
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  /**
   * Why the gate is shut; null if it is not.
   *
   * @param failed how many places of the wave failed
   * @param wave all places of the wave
   */
  @Nullable String shut(Gate gate, int failed, List<PlaceState> wave) {
    if (failed > gate.failures() * wave.size()) {
      return String.format(
          Locale.ROOT,
          "%d of %d places failed, and the gate lets %.3g %% pass",
          failed,
          wave.size(),
          100 * gate.failures());
    }
    return gate.sql() == null ? null : query(gate.sql(), wave);
  }

  private @Nullable String query(String sql, List<PlaceState> wave) {
    List<String> refused = new ArrayList<>();
    wave.stream()
        .flatMap(this::tenants)
        .forEach(
            tenant -> {
              String reason = refusal(sql, tenant);
              if (reason != null) {
                refused.add(tenant + " (" + reason + ")");
              }
            });
    if (refused.isEmpty()) {
      return null;
    }
    String named = String.join(", ", refused.subList(0, Math.min(NAMED, refused.size())));
    int more = refused.size() - NAMED;
    return "the query of the gate did not give true for "
        + named
        + (more > 0 ? " and " + more + " more" : "");
  }

  private Stream<TenantId> tenants(PlaceState place) {
    if (PlaceBook.target(place).kept()) {
      return Stream.empty();
    }
    Stream<TenantId> all =
        place.tenant() == null
            ? records.in(place.placement()).stream().map(RowTenant::id)
            : Stream.of(place.tenant());
    return all.filter(id -> records.find(id).filter(this::open).isPresent());
  }

  private boolean open(Tenant tenant) {
    return tenant.admitsWork(clock.instant());
  }

  private @Nullable String refusal(String sql, TenantId tenant) {
    try {
      return TenantContext.with(tenant, () -> holds(sql)) ? null : "not true";
    } catch (SQLException e) {
      return "SQLSTATE " + e.getSQLState();
    }
  }

  private boolean holds(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
