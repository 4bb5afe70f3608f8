package io.insula.cli;

import io.insula.TenantId;
import io.insula.cli.Terminal.Style;
import io.insula.operations.Fleet.Pending;
import io.insula.operations.FleetReport;
import io.insula.operations.FleetReport.Outcome;
import io.insula.operations.Insula;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "migrate",
    header = "Applies pending SQL files to shared tables, row schemas and every tenant.",
    description = {
      "",
      "The files are plain single-tenant SQL named V1__title.sql, in tenant/ and shared/ of the"
          + " folder --migrations. A tenant that fails stops nobody else.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula migrate --dry-run                 what is pending, with the DDL",
      "  insula migrate --migrations src/main/resources/db",
      "  insula migrate --tenant acme"
    })
final class MigrateCommand extends SiteAction {
  @Option(names = "--dry-run", description = "Only show what is pending, with the SQL.")
  boolean dryRun;

  @Option(names = "--tenant", paramLabel = "ID", description = "Only this one, and what it needs.")
  @Nullable TenantId tenant;

  @Override
  int run(Insula insula) {
    if (root().settings().migrations().isEmpty()) {
      throw new UsageException(
          "There are no migrations: neither "
              + root().settings().data().resolve("db")
              + " nor ./db exists. Name the folder with --migrations.");
    }
    return dryRun ? plan(insula) : migrate(insula);
  }

  private int plan(Insula insula) {
    List<Pending> plan = insula.fleet().plan();
    answer(() -> plan.stream().map(MigrateCommand::document).toList(), () -> print(plan));
    return Exit.DONE;
  }

  private void print(List<Pending> plan) {
    for (Pending pending : plan) {
      say(terminal().styled(Style.BOLD, pending.place()) + ": " + files(pending.files()));
      pending.sql().forEach(sql -> say(sql.strip().indent(4).stripTrailing()));
    }
    if (plan.isEmpty()) {
      say("Nothing is pending.");
    }
  }

  private int migrate(Insula insula) {
    long begun = System.nanoTime();
    FleetReport report;
    try (ProgressLine progress = new ProgressLine(terminal(), "Migrating")) {
      report =
          tenant != null
              ? insula.fleet().migrate(tenant)
              : insula.fleet().migrate((outcome, done, total) -> progress.at(done, total));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    answer(() -> document(report), () -> print(report, took));
    return Exit.of(report.failures().size(), report.outcomes().size());
  }

  private void print(FleetReport report, Duration took) {
    List<Outcome> changed = report.outcomes().stream().filter(o -> !o.applied().isEmpty()).toList();
    for (Outcome outcome : changed) {
      say(
          terminal().styled(Style.GREEN, "migrated ")
              + outcome.place()
              + ": "
              + files(outcome.applied())
              + ", "
              + Durations.shown(outcome.took()));
    }
    for (Outcome outcome : report.failures()) {
      Exception failure = outcome.failure();
      remark(
          terminal().alarming(Style.RED, "failed   ")
              + outcome.place()
              + ": "
              + (failure == null ? "" : Failures.explain(failure)));
    }
    int all = report.outcomes().size();
    int failed = report.failures().size();
    say(
        changed.size()
            + " of "
            + all
            + " places changed, "
            + failed
            + " failed, in "
            + Durations.shown(took)
            + ".");
  }

  private static String files(List<String> names) {
    return names.size() == 1
        ? names.get(0)
        : names.size() + " files, up to " + names.get(names.size() - 1);
  }

  private static Map<String, Object> document(Pending pending) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("place", pending.place());
    document.put("files", pending.files());
    document.put("sql", pending.sql());
    return document;
  }

  private static Map<String, Object> document(FleetReport report) {
    List<Object> migrated = new ArrayList<>();
    List<Object> failed = new ArrayList<>();
    for (Outcome outcome : report.outcomes()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("place", outcome.place());
      entry.put("applied", outcome.applied());
      entry.put("ms", outcome.took().toNanos() / 1e6);
      Exception failure = outcome.failure();
      if (failure == null) {
        migrated.add(entry);
      } else {
        entry.put("error", Failures.explain(failure));
        failed.add(entry);
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("migrated", migrated);
    document.put("failed", failed);
    return document;
  }
}
