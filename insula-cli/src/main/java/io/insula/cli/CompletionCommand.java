package io.insula.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(
    name = "completion",
    header = "Prints a script that completes insula's commands in bash and zsh.",
    footer = {"", "Example:  source <(insula completion)"})
final class CompletionCommand extends Action {
  @Override
  public Integer call() {
    say(AutoComplete.bash("insula", spec.root().commandLine()));
    return Exit.DONE;
  }
}
