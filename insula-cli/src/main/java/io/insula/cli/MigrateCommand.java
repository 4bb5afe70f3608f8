package io.insula.cli;

import io.insula.operations.Insula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "migrate",
    header = "Applies pending SQL files to every tenant, and shows how far all are.",
    synopsisSubcommandLabel = "[COMMAND]",
    description = {
      "",
      "Without a COMMAND it runs. The files are plain single-tenant SQL named V1__title.sql, in",
      "tenant/ and shared/ of the folder --migrations. What is up to date is not touched. A tenant",
      "that fails stops nobody else; one whose tables are in use is tried again later. It can be",
      "interrupted at any moment, and run again.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula migrate plan --sql                what is pending, with the DDL",
      "  insula migrate                           everything, four places at a time",
      "  insula migrate --tenants acme,globex",
      "  insula migrate --where plan=free --jobs 8 --target 12",
      "  insula migrate --waves waves.yaml        a canary first, then cohorts, then the rest",
      "  insula migrate status"
    },
    subcommands = {
      MigrateGenerateCommand.class,
      MigrateRunCommand.class,
      MigratePlanCommand.class,
      MigrateStatusCommand.class,
      MigrateResumeCommand.class,
      MigrateAbandonCommand.class,
      MigrateAdoptCommand.class,
      MigrateLeaveCommand.class,
      MigrateRepairCommand.class,
      MigrateBaselineCommand.class,
      MigrateMarkAppliedCommand.class,
      MigrateCleanOrphansCommand.class
    })
final class MigrateCommand extends MigrateAction {
  @Mixin RunOptions options = new RunOptions();

  @Option(names = "--dry-run", description = "The same as `insula migrate plan --sql`.")
  boolean dryRun;

  @Override
  int migrate(Insula insula) {
    return dryRun
        ? new PlanView(this).answer(insula.fleet().plan(options.options(), true))
        : new MigrateView(this)
            .run(listener -> insula.fleet().migrate(options.options(), listener));
  }
}
