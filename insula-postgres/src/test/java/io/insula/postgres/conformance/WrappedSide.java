package io.insula.postgres.conformance;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantContext;
import io.insula.jdbc.DataSourceSettings;
import io.insula.jdbc.PoolSettings;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.TenantDataSource;
import io.insula.jdbc.spi.ProtectionRequest;
import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.postgres.InstalledDatabase;
import io.insula.postgres.TestEstate;
import io.insula.postgres.TestSecret;
import io.insula.postgres.places.PostgresPlaces;
import io.insula.postgres.protection.TableProtection;
import io.insula.postgres.session.PostgresDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Insula's DataSource, as tenant acme; tenant globex has rows of its own, which nobody may see. */
final class WrappedSide implements Side {
  private final Isolation isolation;
  private final InstalledDatabase home = InstalledDatabase.create();
  private final TestEstate estate = new TestEstate(home);
  private final Residents residents;
  private final Map<Map<String, String>, TenantDataSource> sources = new HashMap<>();

  private WrappedSide(Isolation isolation) {
    this.isolation = isolation;
    this.residents = new Residents(isolation, home.database());
  }

  static WrappedSide of(Isolation isolation) throws SQLException {
    WrappedSide side = new WrappedSide(isolation);
    side.settle(side.residents.acme());
    if (isolation != Isolation.ROW) {
      side.settle(side.residents.globex());
    }
    return side;
  }

  /** Makes the tenant's place, with protected tables. */
  private void settle(io.insula.Tenant tenant) throws SQLException {
    Placement placement = tenant.placement();
    new PostgresPlaces().create(tenant.number(), placement, estate);
    try (Connection migrator = estate.migrator(placement.cluster(), placement.database());
        Statement statement = migrator.createStatement()) {
      migrator.setAutoCommit(false);
      statement.execute("set local search_path = \"" + placement.schema() + "\"");
      statement.execute(Tables.definition());
      new TableProtection().protect(migrator, protection(tenant));
      migrator.commit();
    }
    try (Connection administrator = connect(placement.database());
        Statement statement = administrator.createStatement()) {
      statement.execute(
          "alter database \"%s\" set statement_timeout = '20s'".formatted(placement.database()));
    }
  }

  private ProtectionRequest protection(io.insula.Tenant tenant) {
    return new ProtectionRequest(
        Kind.of(isolation),
        tenant.placement().schema(),
        isolation == Isolation.ROW ? 0 : tenant.number(),
        tenant.placement().role(),
        home.settings().roles(),
        TenantColumn.DEFAULT,
        Set.of(),
        false);
  }

  @Override
  public Connection open(Map<String, String> options) throws SQLException {
    TenantDataSource source = sources.computeIfAbsent(options, this::source);
    return TenantContext.with(residents.acme().id(), source::getConnection);
  }

  private TenantDataSource source(Map<String, String> options) {
    String query =
        options.entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining("&", "?", ""));
    return new TenantDataSource(
        residents.at(home.database().url() + (options.isEmpty() ? "" : query)),
        new PostgresDialect(),
        DataSourceSettings.of(TestSecret.SECRET).with(PoolSettings.DEFAULT.withSize(4)),
        Clock.systemUTC());
  }

  @Override
  public Connection administrator() throws SQLException {
    return connect(residents.acme().placement().database());
  }

  private Connection connect(String database) throws SQLException {
    String url = new PostgresDialect().urlOf(home.database().url(), database);
    var server = home.database().server();
    return java.sql.DriverManager.getConnection(url, server.user(), server.password());
  }

  @Override
  public void reset() {
    String column = isolation == Isolation.ROW ? "acme" : "";
    run(residents.acme(), Tables.emptied(schema()) + Tables.rows(column));
    if (isolation == Isolation.ROW) {
      run(residents.acme(), Tables.noise("globex"));
    } else {
      Placement placement = residents.globex().placement();
      run(residents.globex(), Tables.emptied(placement.schema()) + Tables.noise(""));
    }
  }

  private void run(io.insula.Tenant tenant, String sql) {
    Placement placement = tenant.placement();
    try (Connection administrator = connect(placement.database());
        Statement statement = administrator.createStatement()) {
      statement.execute("set search_path = \"" + placement.schema() + "\"");
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String schema() {
    return residents.acme().placement().schema();
  }

  @Override
  public String normalised(String line) {
    Placement placement = residents.acme().placement();
    String same = line.replace(placement.database(), "NAME").replace(placement.role(), "NAME");
    return isolation == Isolation.SCHEMA ? same.replace(schema(), "public") : same;
  }

  @Override
  public void close() {
    sources.values().forEach(TenantDataSource::close);
    for (io.insula.Tenant tenant : java.util.List.of(residents.acme(), residents.globex())) {
      try {
        new PostgresPlaces().remove(tenant.id(), tenant.number(), tenant.placement(), estate);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    home.close();
  }
}
