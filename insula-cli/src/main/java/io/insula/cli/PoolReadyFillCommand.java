package io.insula.cli;

import io.insula.operations.Insula;
import picocli.CommandLine.Command;

@Command(
    name = "fill",
    header = "Makes the places that are missing now, and removes those that are too many.",
    description = {
      "",
      "Also finishes what a crash left half done. Several processes may fill at once: they share",
      "the work.",
      ""
    },
    footer = {"", "Example:  insula pool-ready fill"})
final class PoolReadyFillCommand extends SiteAction {
  @Override
  int run(Insula insula) {
    return new PoolReadyView(this).fill(insula);
  }
}
