package io.insula.benchmarks;

import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * What a program does that migrates its tenants with Flyway: one after the other, with as many
 * threads as Insula has workers. The schemas, or databases, are made before.
 */
final class FlywayLoop {
  private final FleetFiles files;
  private final List<Target> targets;

  private record Target(String url, String schema) {}

  private FlywayLoop(FleetFiles files, List<Target> targets) {
    this.files = files;
    this.targets = targets;
  }

  static FlywayLoop schemas(FleetFiles files, TestDatabase database, String name, int count) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String schema = "flyway_%s_%d".formatted(name, i);
      database.execute("create schema " + schema);
      targets.add(new Target(database.url(), schema));
    }
    return new FlywayLoop(files, targets);
  }

  static FlywayLoop databases(FleetFiles files, int count) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      targets.add(new Target(TestServer.shared().create().url(), "public"));
    }
    return new FlywayLoop(files, targets);
  }

  /** Applies the files up to that version; gives the milliseconds of one tenant. */
  double millis(int version) throws Exception {
    return Crew.millis(targets, target -> flyway(target, version).migrate()) / targets.size();
  }

  private Flyway flyway(Target target, int version) {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(target.url(), TestServer.shared().user(), TestServer.shared().password())
            .schemas(target.schema())
            .createSchemas(false)
            .locations("filesystem:" + files.tenant())
            .target(MigrationVersion.fromVersion(String.valueOf(version)))
            .loggers("slf4j");
    return configuration.load();
  }
}
