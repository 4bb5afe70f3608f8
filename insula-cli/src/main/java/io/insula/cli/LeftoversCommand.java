package io.insula.cli;

import io.insula.TenantId;
import io.insula.operations.Insula;
import io.insula.proof.leftovers.LeftoverReport;
import io.insula.proof.leftovers.Leftovers;
import io.insula.proof.leftovers.Removal;
import io.insula.proof.leftovers.Standing;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "leftovers",
    header = "Finds what still exists of tenants who are gone.",
    description = {
      "",
      "Looks into every cluster for schemas, databases, roles, rows, ledger lines and the like whose"
          + " tenant is purged or in no catalog, and into the --data folder. Says what each is, whose"
          + " it was, and what removes it. Changes nothing without --remove.",
      "",
      "--remove asks, and then removes only what is provably a purged tenant's: marked with its"
          + " number, or under its id. What Insula did not make is mentioned and never touched.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula leftovers",
      "  insula leftovers acme --all              also what is kept of acme on purpose",
      "  insula leftovers acme --remove --yes",
      "",
      "Exit codes: 0 nothing is left (any more), 1 something is that should be gone."
    })
final class LeftoversCommand extends SiteAction {
  @Parameters(
      paramLabel = "TENANT",
      arity = "0..1",
      description = "Whose; everybody's if nothing is said.")
  @Nullable TenantId tenant;

  @Option(
      names = "--all",
      description = "List also what is kept on purpose, and strangers' things.")
  boolean all;

  @Option(names = "--remove", description = "Remove what is provably a purged tenant's.")
  boolean remove;

  @Option(
      names = {"-y", "--yes"},
      description = "Don't ask.")
  boolean yes;

  private final LeftoversView view = new LeftoversView(this);

  @Override
  int run(Insula insula) throws SQLException {
    if (yes && !remove) {
      throw new UsageException("--yes goes with --remove.");
    }
    Leftovers leftovers = Leftovers.of(insula).files(root().settings().data());
    Optional<TenantId> whose = Optional.ofNullable(tenant);
    LeftoverReport report = leftovers.scan(whose);
    Removal removal = new Removal(List.of(), List.of());
    if (remove && removable(report) > 0) {
      if (!agreed(report)) {
        remark("Nothing was done.");
        return Exit.FAILED;
      }
      removal = leftovers.remove(report);
      report = leftovers.scan(whose);
    }
    view.answer(report, removal, all);
    return report.passed() && removal.failed().isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private static long removable(LeftoverReport report) {
    return report.leftovers().stream()
        .filter(leftover -> leftover.standing() == Standing.LEFT)
        .count();
  }

  private boolean agreed(LeftoverReport report) {
    if (yes) {
      return true;
    }
    if (!terminal().abilities().input()) {
      throw new UsageException(
          "Removing can't be undone, and there is no terminal to ask at: add --yes.");
    }
    return terminal()
        .confirms(
            removable(report) + " leftovers of purged tenants will be removed, for ever.",
            "remove");
  }
}
