package io.insula.cli;

import io.insula.InsulaException;
import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.operations.Insula;
import io.insula.proof.isolation.IsolationCheck;
import io.insula.proof.isolation.IsolationReport;
import io.insula.proof.isolation.IsolationSettings;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "isolation",
    header = "Plants marks as one tenant and looks for them as every other, by every door.",
    description = {
      "",
      "For each isolation in use a few tenants are made, and every table of theirs gets rows that"
          + " are recognised wherever they turn up. Then each tenant tries to reach the others: by"
          + " reading, counting, keys, references, views, functions, names, what was left on a"
          + " connection, caches, failed transactions, without a tenant, and under load.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula test isolation",
      "  insula test isolation --tenants 5 --isolation schema --detailed",
      "  insula test isolation --of acme,globex        look at existing ones, write nothing",
      "  insula test isolation --json",
      "",
      "Exit codes: 0 every door was shut, 1 one was open (it is named) or nothing could be tried."
    })
final class TestIsolationCommand extends SiteAction {
  @Option(
      names = "--tenants",
      paramLabel = "N",
      description = "Tenants that are made for each isolation; 3 if nothing is said.")
  int tenants = IsolationSettings.DEFAULT.tenants();

  @Option(
      names = "--isolation",
      split = ",",
      paramLabel = "ISOLATION",
      description = "Only these: row, schema, database.")
  List<Isolation> isolations = List.of();

  @Option(
      names = "--of",
      split = ",",
      paramLabel = "ID",
      description = "Existing tenants, two or more; nothing is written.")
  List<TenantId> existing = List.of();

  @Option(names = "--detailed", description = "One line for each check.")
  boolean detailed;

  @Option(names = "--keep", description = "Leave the tenants, to be looked at.")
  boolean keep;

  @Override
  int run(Insula insula) {
    IsolationSettings settings = settings();
    root().shutDown.orderly();
    IsolationReport report;
    try (ProgressLine progress = new ProgressLine(terminal(), "Checks")) {
      report =
          IsolationCheck.of(insula)
              .run(
                  settings,
                  (done, total) -> {
                    stopIfAsked(root().shutDown);
                    progress.at(done, total);
                  });
    }
    IsolationView view = new IsolationView(this);
    answer(() -> IsolationView.document(report), () -> view.print(report, detailed));
    return report.passed() ? Exit.DONE : Exit.FAILED;
  }

  static void stopIfAsked(ShutDown shutDown) {
    if (shutDown.asked()) {
      throw new InsulaException("It was interrupted; what it had made is removed.");
    }
  }

  private IsolationSettings settings() {
    try {
      IsolationSettings settings =
          IsolationSettings.DEFAULT
              .tenants(tenants)
              .isolations(Set.copyOf(isolations))
              .existing(existing);
      return keep ? settings.kept() : settings;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
