package io.insula.benchmarks;

import io.insula.operations.MigrateOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One fleet of schemas that grows: at each size ten files into the new schemas, one column with an
 * index for all, and a run with nothing to do; each beside Flyway, which works on a sample of
 * schemas of its own in the same database and files.
 */
final class FleetGrowth {
  /** Where rounds are repeated; beyond, one is long enough. */
  private static final int SMALL = 1_000;

  private final Report report;
  private final FleetGround ground;
  private final int sample;
  private final List<Point> points = new ArrayList<>();

  FleetGrowth(Report report, FleetGround ground, int sample) {
    this.report = report;
    this.ground = ground;
    this.sample = sample;
  }

  /** Milliseconds: of one tenant, but for the run with nothing to do that of all. */
  record Point(int tenants, Cost tenFiles, Cost oneFile, Cost nothing) {}

  /** Ours, and that of the loop on its sample, for one schema. */
  record Cost(double ours, double flyway) {}

  List<Point> points() {
    return points;
  }

  Point at(int tenants) {
    return points.stream().filter(point -> point.tenants() == tenants).findFirst().orElseThrow();
  }

  /** Until the compiler has done its work, for both. */
  void warmUp(int size) throws Exception {
    measure(size);
  }

  void grow(int size) throws Exception {
    Point point = measure(size);
    points.add(point);
    report(point);
  }

  private Point measure(int size) throws Exception {
    int before = ground.tenants.size();
    ground.grow(size);
    FlywayLoop flyway =
        FlywayLoop.schemas(ground.files, ground.database, "n" + size, Math.min(sample, size));
    return new Point(size, tenFiles(size - before, flyway), oneFile(size, flyway), nothing(flyway));
  }

  private Cost tenFiles(int fresh, FlywayLoop flyway) throws Exception {
    String ten = String.valueOf(FleetFiles.TABLES);
    double ours = ground.migrate(MigrateOptions.DEFAULT.target(ten)) / fresh;
    Cost cost = new Cost(ours, flyway.millis(FleetFiles.TABLES));
    ground.migrate(MigrateOptions.DEFAULT);
    flyway.millis(ground.files.version());
    return cost;
  }

  private Cost oneFile(int size, FlywayLoop flyway) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round < (size <= SMALL ? 3 : 1); round++) {
      ground.files.columnAndIndex();
      ours.add(ground.migrate(MigrateOptions.DEFAULT) / size);
      theirs.add(flyway.millis(ground.files.version()));
    }
    return new Cost(median(ours), median(theirs));
  }

  private Cost nothing(FlywayLoop flyway) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      ours.add(ground.migrate(MigrateOptions.DEFAULT));
    }
    for (int round = 0; round < 3; round++) {
      theirs.add(flyway.millis(ground.files.version()));
    }
    return new Cost(median(ours), median(theirs));
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  private void report(Point point) {
    String at = ".n" + point.tenants();
    report("tenfiles" + at, point.tenFiles());
    report("onefile" + at, point.oneFile());
    report.figure("noop" + at + ".millis", point.nothing().ours());
    report.figure("noop" + at + ".flyway.millis_per_tenant", point.nothing().flyway());
    report.speedup("noop" + at, point.nothing().flyway() * point.tenants(), point.nothing().ours());
  }

  private void report(String key, Cost cost) {
    report.figure(key + ".millis_per_tenant", cost.ours());
    report.figure(key + ".flyway.millis_per_tenant", cost.flyway());
    report.speedup(key, cost.flyway(), cost.ours());
  }
}
