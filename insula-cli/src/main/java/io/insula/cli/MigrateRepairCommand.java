package io.insula.cli;

import io.insula.operations.Insula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "repair",
    header = "Accepts applied files as they are now, after a harmless change.",
    description = {
      "",
      "Checksums, descriptions and names in the ledger become those of the files. Repeatable files",
      "that are gone are forgotten. Nothing is run, and no table is changed. For all tenants, the",
      "shared and the row tables are repaired as well.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula migrate repair --dry-run",
      "  insula migrate repair --tenants acme"
    })
final class MigrateRepairCommand extends MigrateAction {
  @Mixin SelectionOptions selection = new SelectionOptions();

  @Option(names = "--dry-run", description = "Only say what would be changed.")
  boolean dryRun;

  @Override
  int migrate(Insula insula) {
    return new HistoryView(this, "repaired", dryRun)
        .run(
            listener ->
                insula.fleet().history().watched(listener).repair(selection.selection(), dryRun));
  }
}
