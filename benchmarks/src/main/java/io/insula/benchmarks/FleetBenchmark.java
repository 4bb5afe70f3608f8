package io.insula.benchmarks;

import io.insula.Isolation;
import java.util.stream.IntStream;

/**
 * Many tenants migrated as one, beside a loop over Flyway with as many threads on the same server.
 */
final class FleetBenchmark {
  private static final int THOUSAND = 1_000;
  private static final int WARM_UP = 8;

  private FleetBenchmark() {}

  static void run(Report report, Options options) throws Exception {
    int most = options.number("tenants", 10_000, 100);
    report.figure("fleet.threads", Crew.THREADS);
    try (FleetGround ground = new FleetGround(Isolation.SCHEMA)) {
      FleetGrowth growth = new FleetGrowth(report, ground, options.number("sample", 100, 20));
      growth.warmUp(WARM_UP);
      for (int size : sizes(most)) {
        growth.grow(size);
        if (size == Math.min(most, THOUSAND)) {
          new LockedTenant(report, ground, options.number("locked", THOUSAND, 50))
              .measure(options.number("seconds", 60, 5));
        }
      }
      headline(report, growth, most);
      RunnerMemory.measure(report, ground);
      new AlteredTenants(report, ground).measure();
      if (options.chart() != null) {
        CostChart.write(options.chart(), growth.points());
      }
    }
    new SignUps(report).measure(options.number("signups", 300, 20));
    new FleetDatabases(report).measure(options.number("databases", 100, 4));
  }

  /** A tenth of a tenth, a tenth, all. */
  private static int[] sizes(int most) {
    return IntStream.of(most / 100, most / 10, most).filter(size -> size > 2 * WARM_UP).toArray();
  }

  /** The figures that are wanted. */
  private static void headline(Report report, FleetGrowth growth, int most) {
    FleetGrowth.Point all = growth.at(most);
    FleetGrowth.Point thousand = growth.at(Math.min(most, THOUSAND));
    report.figure("noop.millis", all.nothing().ours());
    report.speedup("noop", all.nothing().flyway() * most, all.nothing().ours());
    report.speedup("onefile", thousand.oneFile().flyway(), thousand.oneFile().ours());
    report.speedup("tenfiles", thousand.tenFiles().flyway(), thousand.tenFiles().ours());
  }
}
