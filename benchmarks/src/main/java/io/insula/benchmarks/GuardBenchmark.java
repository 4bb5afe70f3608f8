package io.insula.benchmarks;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.guard.Guard;
import io.insula.guard.GuardMode;
import io.insula.guard.GuardSettings;
import io.insula.jdbc.spi.StatementInterceptor.Interception;
import io.insula.jdbc.spi.StatementTraits;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the strict guard costs: a text that is new, one that another pool has met, and one that its
 * pool knows, which is the case of every statement but the first few.
 */
final class GuardBenchmark {
  private static final String PLAIN =
      "select n.id, n.text, p.name from note n join person p on p.id = n.person_id"
          + " where n.done = ? and n.kind in (?, ?, ?) order by n.created_at desc limit ?";
  private static final String QUALIFIED = PLAIN.replace("from note", "from acme.note");

  private final Guard guard = new Guard(GuardSettings.of(GuardMode.STRICT));
  private final Report report;
  private final int seconds;
  private long sink;

  private GuardBenchmark(Report report, Options options) {
    this.report = report;
    this.seconds = options.quick() ? 1 : 3;
  }

  static void run(Report report, Options options) throws Exception {
    new GuardBenchmark(report, options).run();
  }

  private interface Work {
    long run(long i) throws SQLException;
  }

  private void run() throws SQLException {
    Tenant tenant = tenant();
    StatementTraits plain = traits(PLAIN);
    StatementTraits qualified = traits(QUALIFIED);
    Interception none = guard.inspect(plain);
    Interception compared = guard.inspect(qualified);
    measure("guard.known.ns", i -> before(none, tenant));
    measure("guard.known_with_schema.ns", i -> before(compared, tenant));
    measure("guard.known_to_another_pool.ns", i -> guard.inspect(plain) == null ? 1 : 0);
    measure("guard.new.ns", i -> guard.inspect(traits(PLAIN + " -- " + i)) == null ? 1 : 0);
    System.out.println("# " + sink);
  }

  /** As the data source does for each statement. */
  private static long before(@Nullable Interception interception, Tenant tenant)
      throws SQLException {
    if (interception != null) {
      interception.before(tenant);
      return 1;
    }
    return 0;
  }

  /** The best of five rounds, after one that warms up. */
  private void measure(String name, Work work) throws SQLException {
    round(work);
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      best = Math.min(best, round(work));
    }
    report.figure(name, best);
  }

  private double round(Work work) throws SQLException {
    long begun = System.nanoTime();
    long end = begun + seconds * 200_000_000L;
    long now = begun;
    long runs = 0;
    while (now < end) {
      for (int i = 0; i < 1_000; i++) {
        sink += work.run(runs++);
      }
      now = System.nanoTime();
    }
    return (now - begun) / (double) runs;
  }

  private static StatementTraits traits(String sql) {
    return new StatementTraits(
        sql, sql, StatementTraits.Kind.READ, 1, 5, false, false, -1, false, null);
  }

  private static Tenant tenant() {
    Instant now = Instant.EPOCH;
    return new Tenant(
        TenantId.of("acme"),
        1,
        null,
        "Acme",
        TenantStatus.ACTIVE,
        null,
        null,
        new Placement(Isolation.SCHEMA, "home", "app", "acme", "insula_app"),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        null,
        1,
        new Tenant.Times(now, "benchmark", now, "benchmark", null, null, null));
  }
}
