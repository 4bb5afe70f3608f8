package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.operations.Doctor.Finding;
import io.insula.operations.Doctor.Outcome;
import io.insula.proof.lint.LintFix;
import io.insula.proof.plan.IndexReport;
import java.util.List;
import java.util.Locale;

/** Shows a diagnosis to people. */
final class DiagnosisView {
  private final Action action;
  private final LintView lints;

  DiagnosisView(Action action, LintView lints) {
    this.action = action;
    this.lints = lints;
  }

  void print(Diagnosis diagnosis) {
    diagnosis.healths().forEach(health -> ClusterCheckCommand.print(action, health));
    interrupted(diagnosis.interrupted());
    LintFix mended = diagnosis.mended();
    if (mended != null) {
      lints.print(mended);
    }
    lints.print(diagnosis.lints());
    IndexReport indexes = diagnosis.indexes();
    if (indexes != null) {
      new IndexView(action).brief(indexes);
    }
    diagnosis
        .skipped()
        .forEach((id, reason) -> action.say("Left out: " + id + " (" + reason + ")."));
    action.say(lints.summary(diagnosis.lints()));
  }

  private void interrupted(List<Finding> findings) {
    for (Finding finding : findings) {
      action.say(
          action
                  .terminal()
                  .styled(
                      style(finding.outcome()), finding.outcome().name().toLowerCase(Locale.ROOT))
              + " "
              + finding.tenant()
              + ": "
              + finding.detail());
    }
    if (findings.isEmpty()) {
      action.say("No interrupted work was found.");
    }
  }

  private static Style style(Outcome outcome) {
    return switch (outcome) {
      case FOUND, BUSY -> Style.YELLOW;
      case FINISHED, UNDONE -> Style.GREEN;
      case FAILED -> Style.RED;
    };
  }
}
