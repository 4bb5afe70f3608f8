package io.insula.cli;

import io.insula.operations.Insula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "clean-orphans",
    header = "Forgets what the ledgers say of schemas and tenants that are gone.",
    description = {
      "",
      "Such lines stay when somebody drops a schema by hand. No table is changed.",
      ""
    },
    footer = {"", "Examples:", "  insula migrate clean-orphans --dry-run"})
final class MigrateCleanOrphansCommand extends SiteAction {
  @Option(names = "--dry-run", description = "Only say what would be forgotten.")
  boolean dryRun;

  @Override
  int run(Insula insula) {
    return new HistoryView(this, "cleaned", dryRun)
        .run(listener -> insula.fleet().history().watched(listener).cleanOrphans(dryRun));
  }
}
