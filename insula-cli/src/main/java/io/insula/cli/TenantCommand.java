package io.insula.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

@Command(
    name = "tenant",
    header = "Creates, lists, changes and removes tenants.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  insula tenant create acme --name \"Acme Inc\" --plan pro",
      "  insula tenant list --status suspended --json",
      "  insula tenant suspend acme --reason unpaid"
    },
    subcommands = {
      TenantCreateCommand.class,
      TenantListCommand.class,
      TenantShowCommand.class,
      TenantUpdateCommand.class,
      TenantActivateCommand.class,
      TenantDeactivateCommand.class,
      TenantSuspendCommand.class,
      TenantBlockCommand.class,
      TenantArchiveCommand.class,
      TenantDeleteCommand.class,
      TenantRestoreCommand.class,
      TenantPurgeCommand.class
    })
final class TenantCommand extends Action {
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What is to be done? For example: insula tenant list");
  }
}
