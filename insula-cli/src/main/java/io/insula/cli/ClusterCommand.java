package io.insula.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

@Command(
    name = "cluster",
    header = "Adds, lists and checks the database servers that tenants live on.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:  insula cluster add frankfurt jdbc:postgresql://fra/app --region eu --admin postgres"
    },
    subcommands = {ClusterAddCommand.class, ClusterListCommand.class, ClusterCheckCommand.class})
final class ClusterCommand extends Action {
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What is to be done? For example: insula cluster list");
  }
}
