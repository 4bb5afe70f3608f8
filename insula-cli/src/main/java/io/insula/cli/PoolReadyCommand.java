package io.insula.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

@Command(
    name = "pool-ready",
    header = "Keeps places ready for tenants to come.",
    description = {
      "",
      "A place is a schema or a database: empty, migrated. Creating a tenant takes one in",
      "milliseconds; if none is ready, its place is built, as ever.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  insula pool-ready set schema=50 database=5",
      "  insula pool-ready status"
    },
    subcommands = {
      PoolReadySetCommand.class,
      PoolReadyStatusCommand.class,
      PoolReadyFillCommand.class
    })
final class PoolReadyCommand extends Action {
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What is to be done? For example: insula pool-ready status");
  }
}
