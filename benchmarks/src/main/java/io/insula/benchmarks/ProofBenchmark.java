package io.insula.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.insula.Isolation;
import io.insula.TenantContext;
import io.insula.guard.GuardMode;
import io.insula.guard.audit.StatementAudit.Which;
import io.insula.operations.Insula;
import io.insula.operations.InsulaBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the proof in the binding, the guard and the audit of statements cost: a point select, the
 * sum of 10,000 rows, and a transaction of five statements, beside the same by hand.
 */
final class ProofBenchmark {
  private static final int TENANTS = 100;
  private static final int LARGE = 10_000;

  private final Report report;
  private final Options options;
  private final Deeds deeds = new Deeds();

  private ProofBenchmark(Report report, Options options) {
    this.report = report;
    this.options = options;
  }

  static void run(Report report, Options options) throws Exception {
    ProofBenchmark benchmark = new ProofBenchmark(report, options);
    benchmark.isolation(Isolation.ROW);
    benchmark.isolation(Isolation.SCHEMA);
  }

  private void isolation(Isolation isolation) throws Exception {
    try (Installed plain = new Installed(false, isolation, TENANTS);
        Installed proof = new Installed(true, isolation, TENANTS)) {
      for (Installed installed : new Installed[] {plain, proof}) {
        installed.fill(0, Installed.ROWS, LARGE);
      }
      ByHand.prepare(proof, isolation, TENANTS);
      plain.database.execute("vacuum analyze");
      try (HikariDataSource bare = Installed.bare(proof.database.url());
          Insula unproved = open(plain, isolation, UnaryOperator.identity());
          Insula proved = open(proof, isolation, UnaryOperator.identity());
          Insula guarded = open(proof, isolation, builder -> builder.guard(GuardMode.STRICT))) {
        Map<String, Insula> ours = new LinkedHashMap<>();
        ours.put("plain", unproved);
        ours.put("proof", proved);
        ours.put("guard", guarded);
        measure(new Ground(isolation, bare, ours, proof), "");
      }
      audited(proof, isolation);
    }
  }

  /** By itself, since what it writes in the background keeps the processors busy for all. */
  private void audited(Installed proof, Isolation isolation) throws Exception {
    try (HikariDataSource bare = Installed.bare(proof.database.url());
        Insula audited = open(proof, isolation, builder -> builder.auditStatements(Which.ALL, 1))) {
      measure(new Ground(isolation, bare, Map.of("audit", audited), proof), "audited.");
    }
  }

  private void measure(Ground ground, String prefix) throws Exception {
    measure(ground, prefix + "point", 4_000, TENANTS, deeds::point);
    measure(ground, prefix + "sum", 400, 1, deeds::sum);
    measure(ground, prefix + "work", 1_000, TENANTS, deeds::transaction);
  }

  private static Insula open(
      Installed installed, Isolation isolation, UnaryOperator<InsulaBuilder> settings)
      throws Exception {
    return installed.open(installed.database.url(), isolation, settings);
  }

  /** By hand, and all of ours. */
  private record Ground(
      Isolation isolation, HikariDataSource bare, Map<String, Insula> ours, Installed installed) {}

  private void measure(Ground ground, String deed, int operations, int tenants, Deeds.Deed work)
      throws Exception {
    Rounds rounds =
        new Rounds(options.quick() ? 5 : 15, options.quick() ? operations / 4 : operations);
    rounds.variant(
        "hand",
        number -> {
          int tenant = number % tenants;
          work.run(
              ground.bare,
              ByHand.of(ground.isolation, tenant),
              "tenant" + tenant,
              Installed.id(tenant, number % Installed.ROWS));
        });
    ground.ours.forEach(
        (name, insula) ->
            rounds.variant(
                name,
                number -> {
                  int tenant = number % tenants;
                  TenantContext.use(
                      ground.installed.tenants.get(tenant),
                      () ->
                          work.run(
                              insula.dataSource(),
                              Deeds.unaware(),
                              "",
                              Installed.id(tenant, number % Installed.ROWS)));
                }));
    report(ground.isolation.name().toLowerCase(Locale.ROOT) + "." + deed, rounds.run());
  }

  private void report(String prefix, Map<String, Rounds.Cost> costs) {
    costs.forEach((name, cost) -> report.figure(prefix + "." + name + ".us", cost.micros()));
    Rounds.Cost hand = costs.get("hand");
    if (hand == null) {
      throw new IllegalStateException("Nothing was measured by hand");
    }
    costs.forEach(
        (name, cost) -> {
          if (!name.equals("hand")) {
            report.ratio(prefix + "." + name, cost.micros(), hand.micros());
          }
        });
  }
}
