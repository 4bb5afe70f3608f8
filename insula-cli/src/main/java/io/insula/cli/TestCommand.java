package io.insula.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

@Command(
    name = "test",
    header = "Tries, on this installation, whether tenants reach each other.",
    description = {
      "",
      "Both commands make tenants of their own, with ids such as insula-test-r1-5f3a9c and",
      "insula-prove-a-5f3a9c, and purge them in the end, also after a failure or Ctrl-C.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  insula test isolation",
      "  insula test statements target/statements.jsonl"
    },
    subcommands = {TestIsolationCommand.class, TestStatementsCommand.class})
final class TestCommand extends Action {
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What is to be tested? For example: insula test isolation");
  }
}
