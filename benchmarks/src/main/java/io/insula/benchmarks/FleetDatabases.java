package io.insula.benchmarks;

import io.insula.Isolation;
import io.insula.operations.MigrateOptions;

/** Tenants with a database of their own, beside Flyway with as many databases. */
final class FleetDatabases {
  private final Report report;

  FleetDatabases(Report report) {
    this.report = report;
  }

  void measure(int count) throws Exception {
    try (FleetGround ground = new FleetGround(Isolation.DATABASE)) {
      ground.grow(count);
      FlywayLoop flyway = FlywayLoop.databases(ground.files, count);
      report.figure("databases.count", count);
      compare("databases.tenfiles", ground, flyway, count);
      ground.files.columnAndIndex();
      compare("databases.onefile", ground, flyway, count);
      compare("databases.noop", ground, flyway, count);
    }
  }

  private void compare(String key, FleetGround ground, FlywayLoop flyway, int count)
      throws Exception {
    double ours = ground.migrate(MigrateOptions.DEFAULT) / count;
    double theirs = flyway.millis(ground.files.version());
    report.figure(key + ".millis_per_tenant", ours);
    report.figure(key + ".flyway.millis_per_tenant", theirs);
    report.speedup(key, theirs, ours);
  }
}
