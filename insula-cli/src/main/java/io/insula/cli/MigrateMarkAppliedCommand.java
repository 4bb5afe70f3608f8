package io.insula.cli;

import io.insula.operations.Insula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "mark-applied",
    header = "Notes one file as applied without running it.",
    description = {
      "",
      "For what somebody did by hand. Older files have to be applied, or marked, before.",
      "Row tenants share a place.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula migrate mark-applied 7 --tenants acme",
      "  insula migrate mark-applied R__totals --dry-run"
    })
final class MigrateMarkAppliedCommand extends MigrateAction {
  @Parameters(paramLabel = "FILE", description = "A version such as 7, or R__totals.")
  String file = "";

  @Mixin SelectionOptions selection = new SelectionOptions();

  @Option(names = "--dry-run", description = "Only say what would be noted.")
  boolean dryRun;

  @Override
  int migrate(Insula insula) {
    return new HistoryView(this, "noted", dryRun)
        .run(
            listener ->
                insula
                    .fleet()
                    .history()
                    .watched(listener)
                    .markApplied(file, selection.selection(), dryRun));
  }
}
