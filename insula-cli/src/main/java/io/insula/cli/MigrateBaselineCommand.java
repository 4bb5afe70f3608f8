package io.insula.cli;

import io.insula.operations.Insula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "baseline",
    header = "Declares places without any ledger to be at a version.",
    description = {
      "",
      "All files up to that version are noted as applied without being run, and what is there is",
      "protected. Places with a ledger stay as they are. Row tenants share a place.",
      ""
    },
    footer = {"", "Examples:", "  insula migrate baseline 4 --tenants acme --dry-run"})
final class MigrateBaselineCommand extends MigrateAction {
  @Parameters(paramLabel = "VERSION", description = "The version of a file, such as 4 or 2.1.")
  String version = "";

  @Mixin SelectionOptions selection = new SelectionOptions();

  @Option(names = "--dry-run", description = "Only say what would be noted.")
  boolean dryRun;

  @Override
  int migrate(Insula insula) {
    try {
      return new HistoryView(this, "noted", dryRun)
          .run(
              listener ->
                  insula
                      .fleet()
                      .history()
                      .watched(listener)
                      .baseline(version, selection.selection(), dryRun));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
