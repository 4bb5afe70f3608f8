package io.insula.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

@Command(
    name = "audit",
    header = "Who did what, on whom, from where, with what outcome, and when.",
    description = {
      "",
      "Every operation, every refused connection and what your program adds is one entry. Each entry",
      "is sealed together with the one before it, so that `audit verify` names what was changed,",
      "removed or moved since.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  insula audit list --tenant acme --since 30d",
      "  insula audit verify --anchor anchor.json"
    },
    subcommands = {
      AuditListCommand.class,
      AuditShowCommand.class,
      AuditVerifyCommand.class,
      AuditAnchorCommand.class,
      AuditExportCommand.class,
      AuditPruneCommand.class
    })
final class AuditCommand extends Action {
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What do you want to know? For example: insula audit list");
  }
}
