package io.insula.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

@Command(
    name = "guard",
    header = "Judges SQL as the guard in an application does.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:  insula guard check queries.sql"},
    subcommands = GuardCheckCommand.class)
final class GuardCommand extends Action {
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What is to be done? For example: insula guard check queries.sql");
  }
}
