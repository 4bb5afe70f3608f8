package io.insula.benchmarks;

import io.insula.Isolation;
import io.insula.operations.Insula;
import io.insula.operations.NewTenant;
import io.insula.operations.ReadyPool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tenants that sign up one after the other: with a place that was kept ready, and without. */
final class SignUps {
  private final Report report;

  SignUps(Report report) {
    this.report = report;
  }

  void measure(int count) throws Exception {
    try (FleetGround ground = new FleetGround(Isolation.SCHEMA);
        Insula insula = ground.open(ground.files.root())) {
      report("readypool.building", create(insula, "built", count));
      insula.readyPool().keep(Isolation.SCHEMA, count);
      insula.readyPool().fill(ReadyPool.FillListener.NONE);
      report("readypool", create(insula, "claimed", count));
      ReadyPool.Stock stock = insula.readyPool().status().get(0);
      report.figure("readypool.claims", (double) stock.claims());
    }
  }

  private static List<Double> create(Insula insula, String name, int count) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      insula.tenants().create(NewTenant.of(name + i).isolation(Isolation.SCHEMA));
      millis.add((System.nanoTime() - start) / 1e6);
    }
    Collections.sort(millis);
    return millis;
  }

  private void report(String key, List<Double> sorted) {
    report.figure(key + ".p50_millis", sorted.get(sorted.size() / 2));
    report.figure(key + ".p99_millis", sorted.get(sorted.size() * 99 / 100));
    report.figure(key + ".per_second", sorted.size() * 1e3 / sum(sorted));
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
