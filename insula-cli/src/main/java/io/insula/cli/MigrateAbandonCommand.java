package io.insula.cli;

import io.insula.operations.Insula;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
    name = "abandon",
    header = "Gives up a run in waves, so that another can begin.",
    description = {"", "What it has done stays done.", ""},
    footer = {"", "Examples:", "  insula migrate abandon"})
final class MigrateAbandonCommand extends SiteAction {
  @Override
  int run(Insula insula) {
    boolean abandoned = insula.fleet().abandon();
    answer(
        () -> Map.of("abandoned", abandoned),
        () -> say(abandoned ? "The run is given up." : "There is no run to give up."));
    return Exit.DONE;
  }
}
