package io.insula.cli;

import io.insula.operations.Insula;
import io.insula.operations.ReadyPool.Stock;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    header = "Shows how many places are ready, and how many sign-ups took one.",
    description = {
      "",
      "BEHIND: of those that are ready, how many are not up to date with the migration files;",
      "`insula migrate` brings them along. UNFINISHED: being made or removed, or left half done.",
      "BUILT: sign-ups that found none ready, and waited until their place was built.",
      ""
    },
    footer = {"", "Example:  insula pool-ready status --json"})
final class PoolReadyStatusCommand extends SiteAction {
  @Override
  int run(Insula insula) {
    List<Stock> stocks = insula.readyPool().status();
    answer(
        () -> stocks.stream().map(PoolReadyView::document).toList(),
        () -> new PoolReadyView(this).print(stocks));
    return Exit.DONE;
  }
}
