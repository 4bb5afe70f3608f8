package io.insula.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.catalog.Catalog;
import io.insula.catalog.CatalogSettings;
import io.insula.catalog.CatalogSource;
import io.insula.jdbc.BindingProof;
import io.insula.jdbc.BindingSettings;
import io.insula.operations.Insula;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Looking tenants up in a catalog of a million. */
final class CatalogBenchmark {
  private static final int REMEMBERED = 1_000;

  private final Report report;
  private final Options options;
  private final int tenants;
  private final TestDatabase database = TestServer.shared().create();

  private CatalogBenchmark(Report report, Options options) {
    this.report = report;
    this.options = options;
    this.tenants = options.number("tenants", 1_000_000, 20_000);
  }

  static void run(Report report, Options options) throws Exception {
    new CatalogBenchmark(report, options).measure();
  }

  private void measure() throws Exception {
    Insula.install(database.url(), database.server().user(), database.server().password())
        .secret(Installed.SECRET)
        .run();
    fill();
    report.figure("catalog.tenants", tenants);
    long before = usedMemory();
    long start = System.nanoTime();
    try (HikariDataSource pool = Installed.bare(database.url());
        Catalog catalog =
            Catalog.open(new Source(pool), CatalogSettings.DEFAULT, Clock.systemUTC())) {
      catalog.tenant(id(0));
      report.figure("catalog.open_and_first_lookup.ms", (System.nanoTime() - start) / 1e6);
      misses(catalog);
      hits(catalog);
      report.figure("catalog.memory.mb", Math.max(0, usedMemory() - before) / 1e6);
    }
  }

  private void fill() {
    database.execute(
        """
        insert into insula.tenant (id, name, status, isolation, cluster, database, schema, role,
            created_by, updated_by)
        select 'tenant' || i, 'Tenant ' || i, 'active', 'row', 'main', current_database(), 'public',
            'insula_app', 'benchmark', 'benchmark'
        from generate_series(0, %d) i;
        analyze insula.tenant;
        """
            .formatted(tenants - 1));
  }

  private void misses(Catalog catalog) {
    SplittableRandom random = new SplittableRandom(1);
    int count = options.quick() ? 500 : 5_000;
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      catalog.tenant(id(random.nextInt(tenants)));
    }
    report.figure("catalog.miss.us", (System.nanoTime() - start) / 1e3 / count);
  }

  private void hits(Catalog catalog) throws Exception {
    List<TenantId> ids = new ArrayList<>();
    Map<TenantId, Tenant> map = new ConcurrentHashMap<>();
    for (int i = 0; i < REMEMBERED; i++) {
      ids.add(id(i));
      map.put(id(i), catalog.tenant(id(i)));
    }
    Map<String, Rounds.Cost> costs =
        new Rounds(9, options.quick() ? 200_000 : 2_000_000)
            .variant("map", number -> use(map.get(ids.get(number % REMEMBERED))))
            .variant("catalog", number -> use(catalog.tenant(ids.get(number % REMEMBERED))))
            .run();
    costs.forEach(
        (name, cost) -> report.figure("catalog.hit." + name + ".ns", cost.micros() * 1_000));
  }

  private static void use(@Nullable Tenant tenant) {
    if (tenant == null) {
      throw new IllegalStateException("not there");
    }
  }

  private static TenantId id(int number) {
    return TenantId.of("tenant" + number);
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** A small pool of the application's role. */
  private record Source(HikariDataSource pool) implements CatalogSource {
    @Override
    public Connection open() throws SQLException {
      Connection connection = pool.getConnection();
      connection.setAutoCommit(false);
      int pid = connection.unwrap(PGConnection.class).getBackendPID();
      long expiry = System.currentTimeMillis() / 1_000 + 60;
      BindingSettings settings = BindingSettings.of(Installed.SECRET);
      try (PreparedStatement bind =
          connection.prepareStatement("select set_config('insula.binding', ?, true)")) {
        bind.setString(1, new BindingProof(settings, pid).value("!catalog", 0, expiry));
        bind.execute();
      }
      return connection;
    }

    @Override
    public Connection listen() throws SQLException {
      return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }
  }
}
