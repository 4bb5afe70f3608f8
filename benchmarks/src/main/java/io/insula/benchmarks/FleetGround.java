package io.insula.benchmarks;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.operations.FleetListener;
import io.insula.operations.FleetReport;
import io.insula.operations.Insula;
import io.insula.operations.MigrateOptions;
import io.insula.operations.NewTenant;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An installation with a growing number of tenants of one isolation. */
final class FleetGround implements AutoCloseable {
  final TestDatabase database = TestServer.shared().create();
  final FleetFiles files = new FleetFiles();
  final List<TenantId> tenants = new ArrayList<>();
  private final Isolation isolation;

  FleetGround(Isolation isolation) throws IOException {
    this.isolation = isolation;
    Insula.install(database.url(), database.server().user(), database.server().password())
        .secret(Installed.SECRET)
        .run();
    files.tenTables();
  }

  /** Makes tenants, with nothing in their places yet, until there are that many. */
  void grow(int count) throws Exception {
    List<TenantId> missing = new ArrayList<>();
    for (int i = tenants.size(); i < count; i++) {
      missing.add(TenantId.of("t" + i));
    }
    try (Insula insula = open(Files.createTempDirectory("nothing"))) {
      Crew.millis(
          missing, id -> insula.tenants().create(NewTenant.of(id.value()).isolation(isolation)));
    }
    tenants.addAll(missing);
  }

  /** Brings all up to date, as a new process would; gives the milliseconds, opening left out. */
  double migrate(MigrateOptions options, FleetListener listener) {
    try (Insula insula = open(files.root())) {
      long start = System.nanoTime();
      FleetReport report = insula.fleet().migrate(options, listener);
      double millis = (System.nanoTime() - start) / 1e6;
      if (!report.succeeded()) {
        throw new IllegalStateException(String.valueOf(report.failures()));
      }
      return millis;
    }
  }

  double migrate(MigrateOptions options) {
    return migrate(options, FleetListener.NONE);
  }

  /** As a process that makes nothing ready in the background. */
  Insula open(Path migrations) {
    return Insula.connect(database.url()).secret(Installed.SECRET).migrations(migrations).open();
  }

  @Override
  public void close() {
    database.close();
  }
}
