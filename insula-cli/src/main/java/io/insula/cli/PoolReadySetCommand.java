package io.insula.cli;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.operations.Insula;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "set",
    header = "Says how many places are kept ready, and makes them.",
    description = {
      "",
      "What tenants take is made again in the background, by the process that they signed up at.",
      "A smaller number removes places, and 0 removes all; places of tenants are never touched.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula pool-ready set schema=50 database=5",
      "  insula pool-ready set schema=20 --cluster frankfurt",
      "  insula pool-ready set database=0"
    })
final class PoolReadySetCommand extends SiteAction {
  @Parameters(
      paramLabel = "ISOLATION=N",
      arity = "1..*",
      description = "schema or database, and how many.")
  Map<Isolation, Integer> sizes = Map.of();

  @Option(names = "--cluster", description = "The database server; main if nothing is said.")
  String cluster = Cluster.HOME;

  @Override
  int run(Insula insula) {
    check();
    sizes.forEach((isolation, size) -> insula.readyPool().keep(isolation, size, cluster));
    return new PoolReadyView(this).fill(insula);
  }

  private void check() {
    if (sizes.containsKey(Isolation.ROW)) {
      throw new UsageException(
          "In row isolation no places are kept ready, since all tenants share the same tables."
              + " Choose schema or database; nothing was changed.");
    }
    if (sizes.values().stream().anyMatch(size -> size < 0)) {
      throw new UsageException("Say how many, or 0 for none; nothing was changed.");
    }
  }
}
