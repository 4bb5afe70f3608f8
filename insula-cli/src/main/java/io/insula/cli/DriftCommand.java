package io.insula.cli;

import io.insula.fleet.drift.DriftListener;
import io.insula.fleet.drift.DriftReport;
import io.insula.fleet.drift.DriftSettings;
import io.insula.fleet.drift.FixReport;
import io.insula.operations.Drift;
import io.insula.operations.Insula;
import io.insula.operations.Selection;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "drift",
    header = "Finds what differs, at tenants, from what the migrations make; and repairs it.",
    description = {
      "",
      "The migrations are run in a scratch place, and every tenant is compared with what they make"
          + " there: tables, columns, indexes, constraints, policies, grants, views, functions, types."
          + " Nothing is changed without --fix.",
      "",
      "--fix shows its plan and asks. It repairs only what loses nothing: an extra table or column"
          + " and the type of a column are left, unless --even-lossy is said.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula drift",
      "  insula drift --where plan=pro --json",
      "  insula drift --fix                       show the plan, ask, repair",
      "  insula drift --tenants acme --fix --yes",
      "",
      "Exit codes: 0 nothing has drifted (any more), 3 some have, or could not be compared; they",
      "are named."
    })
final class DriftCommand extends MigrateAction {
  @Mixin SelectionOptions selected = new SelectionOptions();

  @Option(names = "--fix", description = "Repair what loses nothing.")
  boolean fix;

  @Option(
      names = {"-y", "--yes"},
      description = "Don't ask.")
  boolean yes;

  @Option(
      names = "--even-lossy",
      description = "Repair also what loses data: drop what is extra, change types.")
  boolean evenLossy;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Connections that work at a time; 4 if nothing is said.")
  int jobs = DriftSettings.JOBS;

  private final DriftView view = new DriftView(this);

  @Override
  int migrate(Insula insula) {
    if (!fix && (yes || evenLossy)) {
      throw new UsageException("--yes and --even-lossy go with --fix.");
    }
    if (jobs < 1) {
      throw new UsageException("--jobs is " + jobs + "; it takes at least 1.");
    }
    Drift drift = insula.fleet().drift().jobs(jobs);
    Selection selection = selected.selection();
    return fix ? fix(drift, selection) : check(drift, selection);
  }

  private int check(Drift drift, Selection selection) {
    DriftReport report = watched("Comparing", listener -> drift.check(selection, listener));
    answer(() -> DriftView.document(report), () -> view.print(report));
    return report.isClean() ? Exit.DONE : Exit.PARTLY;
  }

  private int fix(Drift drift, Selection selection) {
    if (yes) {
      return told(
          watched("Repairing", listener -> drift.fix(selection, evenLossy, listener)), false);
    }
    FixReport plan = watched("Comparing", listener -> drift.plan(selection, evenLossy, listener));
    if (plan.places().isEmpty() || root().json || !terminal().abilities().input()) {
      int code = told(plan, true);
      if (!plan.places().isEmpty()) {
        remark("Nothing was changed. To repair, add --yes.");
      }
      return plan.places().isEmpty() ? code : Exit.PARTLY;
    }
    view.print(plan, true);
    if (!terminal().confirms("This will be done to " + view.tenants(plan) + ".", "repair")) {
      say("Nothing was changed.");
      return Exit.PARTLY;
    }
    return told(
        watched(
            "Repairing",
            listener -> drift.fix(Selection.of(DriftView.ids(plan)), evenLossy, listener)),
        false);
  }

  private int told(FixReport report, boolean planned) {
    answer(() -> DriftView.document(report, planned), () -> view.print(report, planned));
    return report.isClean() ? Exit.DONE : Exit.PARTLY;
  }

  private <T> T watched(String what, Function<DriftListener, T> work) {
    try (ProgressLine progress = new ProgressLine(terminal(), what)) {
      return work.apply((place, done, total) -> progress.at(done, total));
    }
  }
}
