package io.insula.cli;

import io.insula.operations.Insula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "resume",
    header = "Goes on where a run was interrupted, has halted, or waits for your word.",
    description = {
      "",
      "A run in waves goes on in the wave it was in: what is done is not done again, what failed is",
      "tried again, also with files that were mended meanwhile. At a manual gate it means go.",
      ""
    },
    footer = {"", "Examples:", "  insula migrate resume", "  insula migrate resume --jobs 8"})
final class MigrateResumeCommand extends MigrateAction {
  @Mixin PaceOptions pace = new PaceOptions();

  @Override
  int migrate(Insula insula) {
    return new MigrateView(this).run(listener -> insula.fleet().resume(pace.options(), listener));
  }
}
