package io.insula.cli;

import io.insula.fleet.history.HistorySource;
import io.insula.operations.Insula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "leave",
    header = "Writes Flyway's or Liquibase's history into each tenant's schema.",
    description = {
      "",
      "The tool then finds what Insula applied, and goes on from there. A history that is there",
      "already is completed. Insula itself stays as it is.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula migrate leave flyway --dry-run",
      "  insula migrate leave liquibase --where plan=free --path db/tenant/"
    })
final class MigrateLeaveCommand extends MigrateAction {
  @Mixin ToolOptions tool = new ToolOptions();

  @Mixin SelectionOptions selection = new SelectionOptions();

  @Option(names = "--dry-run", description = "Only say what would be written.")
  boolean dryRun;

  @Override
  int migrate(Insula insula) {
    HistorySource source = tool.source();
    return new HistoryView(this, "written", dryRun)
        .run(
            listener ->
                insula
                    .fleet()
                    .history()
                    .watched(listener)
                    .leave(source, selection.selection(), dryRun));
  }
}
