package io.insula.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code benchmarks/run NAME [--quick] [--json FILE] [--NUMBER n]}. */
final class Main {
  private static final Map<String, Benchmark> BENCHMARKS =
      new TreeMap<>(
          Map.of(
              "binding", BindingBenchmark::run,
              "provision", ProvisionBenchmark::run,
              "catalog", CatalogBenchmark::run,
              "fleet", FleetBenchmark::run,
              "guard", GuardBenchmark::run,
              "search", SearchBenchmark::run,
              "testkit", FreshDatabaseBenchmark::run,
              "proof", ProofBenchmark::run));

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Benchmark benchmark = arguments.length == 0 ? null : BENCHMARKS.get(arguments[0]);
    if (benchmark == null) {
      System.err.println("usage: benchmarks/run NAME [--quick] [--json FILE]");
      System.err.println("NAME is one of " + BENCHMARKS.keySet());
      System.exit(2);
      return;
    }
    Options options = Options.of(arguments, 1);
    Report report = new Report();
    System.out.printf(
        Locale.ROOT,
        "# %s, Java %s, %d processors%n",
        arguments[0],
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors());
    benchmark.run(report, options);
    if (options.json() != null) {
      report.writeJson(options.json());
    }
    System.exit(0);
  }
}
