package io.insula.benchmarks;

import io.insula.TenantId;
import io.insula.operations.FleetListener;
import io.insula.operations.FleetReport;
import io.insula.operations.MigrateOptions;
import io.insula.operations.Selection;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One tenant's table is read for a long time while all tenants get a column. */
final class LockedTenant {
  private final Report report;
  private final FleetGround ground;
  private final List<TenantId> tenants;

  LockedTenant(Report report, FleetGround ground, int tenants) {
    this.report = report;
    this.ground = ground;
    this.tenants = ground.tenants.subList(0, Math.min(tenants, ground.tenants.size()));
  }

  void measure(int seconds) throws Exception {
    others();
    double free = others();
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread reader = new Thread(() -> read(locked, over, seconds), "long query");
    reader.start();
    locked.await();
    long start = System.nanoTime();
    double beside = others();
    double all = (System.nanoTime() - start) / 1e6;
    over.countDown();
    reader.join();
    report.figure("locked.tenants", tenants.size());
    report.figure("locked.seconds", seconds);
    report.figure("locked.free.others.millis", free);
    report.figure("locked.others.millis", beside);
    report.ratio("locked.others", beside, free);
    report.figure("locked.all.millis", all);
  }

  /** The milliseconds until all but the first are done. */
  private double others() throws Exception {
    ground.files.columnAndIndex();
    String unlucky = tenants.get(0).value();
    long start = System.nanoTime();
    AtomicLong last = new AtomicLong(start);
    FleetListener watch =
        (outcome, done, total) -> {
          if (concerns(outcome, unlucky)) {
            last.set(System.nanoTime());
          }
        };
    ground.migrate(MigrateOptions.DEFAULT.selection(Selection.of(tenants)).retries(1_000), watch);
    return (last.get() - start) / 1e6;
  }

  private static boolean concerns(FleetReport.Outcome outcome, String unlucky) {
    return outcome.tenant() != null && !outcome.tenant().value().equals(unlucky);
  }

  /** What a long report of the application does. */
  private void read(CountDownLatch locked, CountDownLatch over, int seconds) {
    String table = "tenant_" + tenants.get(0).value() + ".item5";
    try (Connection connection = ground.database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table " + table + " in access share mode");
      locked.countDown();
      boolean early = over.await(seconds, TimeUnit.SECONDS);
      report.figure("locked.given_up", early ? 1 : 0);
      connection.rollback();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
