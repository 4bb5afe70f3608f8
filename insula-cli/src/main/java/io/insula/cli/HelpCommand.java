package io.insula.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "help",
    header = "Explains a command.",
    footer = {"", "Example:  insula help tenant create"})
final class HelpCommand extends Action {
  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Such as tenant create.")
  List<String> words = List.of();

  @Override
  public Integer call() {
    CommandLine line = spec.root().commandLine();
    for (String word : words) {
      CommandLine sub = line.getSubcommands().get(word);
      if (sub == null) {
        throw new UsageException(
            "There is no command \"" + word + "\" in " + line.getCommandSpec().qualifiedName());
      }
      line = sub;
    }
    line.usage(terminal().out(), line.getColorScheme());
    return Exit.DONE;
  }
}
