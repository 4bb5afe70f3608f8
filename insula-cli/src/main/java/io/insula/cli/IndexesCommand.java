package io.insula.cli;

import io.insula.operations.Insula;
import io.insula.proof.plan.IndexReport;
import io.insula.proof.plan.IndexTraps;
import picocli.CommandLine.Command;

@Command(
    name = "indexes",
    header = "Finds indexes that row security keeps the application from using.",
    description = {
      "",
      "A condition passes a policy only if its functions are leakproof; full-text search, LIKE, jsonb,"
          + " arrays, ranges, numeric and expressions are not, and their indexes serve nobody. The"
          + " planner is asked about every index, as the application and without policy; nothing is"
          + " executed. Each trap is shown with the SQL of a way around.",
      ""
    },
    footer = {
      "",
      "Example:  insula indexes --json",
      "",
      "Exit codes: 0 every index serves, 1 some can't be used at all."
    })
final class IndexesCommand extends SiteAction {
  @Override
  int run(Insula insula) {
    IndexReport report = IndexTraps.of(insula).run();
    IndexView view = new IndexView(this);
    answer(() -> IndexView.document(report), () -> view.print(report));
    return report.passed() ? Exit.DONE : Exit.FAILED;
  }
}
