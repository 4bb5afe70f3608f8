package io.insula.benchmarks;

import io.insula.Isolation;
import io.insula.operations.Insula;
import io.insula.operations.NewTenant;
import io.insula.testbed.TestDatabase;
import io.insula.testbed.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.flywaydb.core.Flyway;

/**
 * Tenants per second, each with ten small migration files, one after the other; beside Flyway,
 * which makes and migrates the same schemas. The two take turns, so that both meet the same
 * machine.
 */
final class ProvisionBenchmark {
  private static final int FILES = 10;

  private final Report report;
  private final Path files;
  private final TestDatabase database = TestServer.shared().create();

  private ProvisionBenchmark(Report report) throws IOException {
    this.report = report;
    this.files = writeFiles();
  }

  static void run(Report report, Options options) throws Exception {
    new ProvisionBenchmark(report).measure(options);
  }

  private void measure(Options options) {
    Insula.install(database.url(), database.server().user(), database.server().password())
        .secret(Installed.SECRET)
        .run();
    try (Insula insula =
        Insula.connect(database.url()).secret(Installed.SECRET).migrations(files).open()) {
      rate(insula, Isolation.ROW, options.number("rows", 500, 50));
      rate(insula, Isolation.DATABASE, options.number("databases", 20, 3));
      besideFlyway(insula, options.number("schemas", 200, 20));
    }
  }

  private void rate(Insula insula, Isolation isolation, int count) {
    create(insula, isolation, "warm", 2);
    long nanos = create(insula, isolation, "new", count);
    report.figure("provision." + isolation.label() + ".per_second", count * 1e9 / nanos);
  }

  private void besideFlyway(Insula insula, int count) {
    create(insula, Isolation.SCHEMA, "warm", 5);
    flyway("warm", 5);
    long ours = 0;
    long theirs = 0;
    int round = Math.max(1, count / 10);
    for (int done = 0; done < count; done += round) {
      ours += create(insula, Isolation.SCHEMA, "round" + done, round);
      theirs += flyway("round" + done, round);
    }
    report.figure("provision.schema.per_second", count * 1e9 / ours);
    report.figure("provision.flyway.per_second", count * 1e9 / theirs);
    report.speedup("provision.schema", (double) theirs, (double) ours);
  }

  private static long create(Insula insula, Isolation isolation, String name, int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      String id = "%s-%s-%d".formatted(isolation.label().charAt(0), name, i);
      insula.tenants().create(NewTenant.of(id).isolation(isolation));
    }
    return System.nanoTime() - start;
  }

  private long flyway(String name, int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      Flyway.configure()
          .dataSource(database.url(), database.server().user(), database.server().password())
          .schemas("flyway_" + name + "_" + i)
          .locations("filesystem:" + files.resolve("tenant"))
          .loggers("slf4j")
          .load()
          .migrate();
    }
    return System.nanoTime() - start;
  }

  private static Path writeFiles() throws IOException {
    Path files = Files.createTempDirectory("provision");
    Files.createDirectories(files.resolve("tenant"));
    for (int i = 1; i <= FILES; i++) {
      String reference = i == 1 ? "" : ", parent bigint references item" + (i - 1);
      Files.writeString(
          files.resolve("tenant/V%d__item%d.sql".formatted(i, i)),
          """
          create table item%1$d (
            id bigint primary key generated always as identity,
            label text not null,
            created timestamptz not null default now()%2$s
          );
          create index on item%1$d (created);
          """
              .formatted(i, String.format(Locale.ROOT, "%s", reference)));
    }
    return files;
  }
}
