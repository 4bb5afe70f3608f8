package io.insula.cli;

import io.insula.TenantId;
import io.insula.cli.Terminal.Style;
import io.insula.operations.Insula;
import io.insula.operations.SeedReport;
import io.insula.operations.SeedReport.Outcome;
import io.insula.operations.SeedSource;
import io.insula.operations.Seeds;
import io.insula.operations.Selection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "seed",
    header = "Fills tenants with rows to begin with, such as demo data.",
    description = {
      "",
      "The files are plain SQL in seed/ of the folder --migrations, or in seed/NAME for a preset.",
      "They run in the order of their names, for each tenant in one transaction, as the application",
      "would: definitions are for migrations. They run whenever you ask for it, so write them to be",
      "repeatable (on conflict do nothing). A tenant that fails keeps nothing and stops nobody else.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula seed --tenants acme               seed/*.sql, for one tenant",
      "  insula seed --preset demo --where plan=trial",
      "  insula seed --file fix-vat.sql --all --jobs 8"
    })
final class SeedCommand extends SiteAction {
  private static final int SHOWN = 20;

  @Mixin SelectionOptions selection = new SelectionOptions();

  @Option(names = "--all", description = "Every tenant that is open.")
  boolean all;

  @Option(names = "--file", paramLabel = "FILE", split = ",", description = "These, in this order.")
  List<Path> files = List.of();

  @Option(names = "--preset", paramLabel = "NAME", description = "The files in seed/NAME.")
  @Nullable String preset;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "" + Seeds.DEFAULT_JOBS,
      description = "How many tenants at a time; ${DEFAULT-VALUE} if nothing is said.")
  int jobs;

  @Override
  int run(Insula insula) {
    Selection who = who();
    SeedSource what = what();
    if (jobs < 1) {
      throw new UsageException("--jobs takes a number from 1.");
    }
    long begun = System.nanoTime();
    SeedReport report;
    try (ProgressLine progress = new ProgressLine(terminal(), "Seeding")) {
      report =
          insula
              .fleet()
              .seeds()
              .run(who, what, jobs, (outcome, done, total) -> progress.at(done, total));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    answer(() -> document(report, took), () -> print(report, took));
    return Exit.of(report.failures().size(), report.outcomes().size());
  }

  private Selection who() {
    boolean some = !selection.tenants.isEmpty() || !selection.where.isEmpty();
    if (some == all) {
      throw new UsageException(
          "Say for whom: --tenants acme,globex, or --where plan=pro, or --all.");
    }
    return selection.selection();
  }

  private SeedSource what() {
    if (preset != null && !files.isEmpty()) {
      throw new UsageException("Say either --file or --preset, not both.");
    }
    if (!files.isEmpty()) {
      return SeedSource.files(files);
    }
    try {
      return preset == null ? SeedSource.standard() : SeedSource.preset(preset);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void print(SeedReport report, Duration took) {
    for (Outcome outcome : report.failures()) {
      Exception failure = outcome.failure();
      remark(
          terminal().alarming(Style.RED, "failed ")
              + outcome.tenant()
              + ": "
              + (failure == null ? "" : Failures.explain(failure)));
    }
    if (!report.closed().isEmpty()) {
      remark("Left alone, since they are not open: " + names(report.closed()) + ".");
    }
    int failed = report.failures().size();
    say(
        PlanView.counted(report.outcomes().size() - failed, "tenant")
            + " seeded with "
            + String.join(", ", report.files())
            + "; "
            + failed
            + " failed, in "
            + Durations.shown(took)
            + ".");
  }

  private static String names(List<TenantId> ids) {
    List<String> shown = ids.stream().limit(SHOWN).map(TenantId::value).toList();
    String rest = ids.size() > SHOWN ? " and " + (ids.size() - SHOWN) + " more" : "";
    return String.join(", ", shown) + rest;
  }

  private static Map<String, Object> document(SeedReport report, Duration took) {
    List<Object> seeded = new ArrayList<>();
    List<Object> failed = new ArrayList<>();
    for (Outcome outcome : report.outcomes()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("tenant", outcome.tenant().value());
      entry.put("ms", outcome.took().toNanos() / 1e6);
      Exception failure = outcome.failure();
      if (failure != null) {
        entry.put("error", Failures.explain(failure));
      }
      (failure == null ? seeded : failed).add(entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("files", report.files());
    document.put("seeded", seeded);
    document.put("failed", failed);
    document.put("closed", report.closed().stream().map(TenantId::value).toList());
    document.put("ms", took.toNanos() / 1e6);
    return document;
  }
}
