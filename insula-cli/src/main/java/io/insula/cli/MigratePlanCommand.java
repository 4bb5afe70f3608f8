package io.insula.cli;

import io.insula.operations.Insula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    header = "Shows who would get what, in which waves.",
    description = {
      "",
      "Nothing is touched. With --sql the pending files are tried in a transaction that is rolled",
      "back, once for each different list of files, to show every statement, protection included.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula migrate plan",
      "  insula migrate plan --waves waves.yaml --json",
      "  insula migrate plan --tenants acme --sql"
    })
final class MigratePlanCommand extends MigrateAction {
  @Mixin RunOptions options = new RunOptions();

  @Option(names = "--sql", description = "With the statements.")
  boolean sql;

  @Override
  int migrate(Insula insula) {
    return new PlanView(this).answer(insula.fleet().plan(options.options(), sql));
  }
}
