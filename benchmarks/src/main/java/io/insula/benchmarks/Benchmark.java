package io.insula.benchmarks;

/** One of the measurements that {@code benchmarks/run} offers. */
@FunctionalInterface
interface Benchmark {
  /**
   * Measures.
   *
   * @param report where the figures go
   * @param options what the command line asked for
   */
  void run(Report report, Options options) throws Exception;
}
