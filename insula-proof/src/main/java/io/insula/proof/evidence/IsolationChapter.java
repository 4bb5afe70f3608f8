package io.insula.proof.evidence;

import io.insula.operations.Insula;
import io.insula.proof.isolation.IsolationCheck;
import io.insula.proof.isolation.IsolationReport;
import io.insula.proof.isolation.IsolationReport.Check;
import io.insula.proof.isolation.IsolationReport.Tally;
import io.insula.proof.isolation.IsolationSettings;
import java.util.List;
import java.util.Locale;

/** What came of trying every door between throw-away tenants. */
final class IsolationChapter implements Chapter {
  @Override
  public String id() {
    return "isolation";
  }

  @Override
  public String title() {
    return "Doors between tenants";
  }

  @Override
  public Section write(Insula insula, Progress progress) {
    IsolationReport report = IsolationCheck.of(insula).run(IsolationSettings.DEFAULT, progress::at);
    return new Section(
        id(),
        title(),
        report.passed() ? Verdict.PASSED : Verdict.FAILED,
        "%d checks, %d failed.".formatted(report.checks().size(), report.failed().size()),
        "Throw-away tenants got marked rows in the application's own tables; each looked for the"
            + " others' by every way there is, also under load and on connections that another had"
            + " used before.",
        List.of(
            new Grid(
                "Doors",
                List.of("Isolation", "Door", "Shut", "Open"),
                report.tallies().stream().map(IsolationChapter::row).toList()),
            new Grid(
                "Open doors",
                List.of("Isolation", "Door", "What was tried", "What came through"),
                report.failed().stream().map(IsolationChapter::row).toList()),
            new Grid(
                "Not tried", List.of("What"), report.notes().stream().map(List::of).toList())));
  }

  private static List<String> row(Tally tally) {
    return List.of(
        tally.isolation().name().toLowerCase(Locale.ROOT),
        tally.door().label(),
        String.valueOf(tally.passed()),
        String.valueOf(tally.failed()));
  }

  private static List<String> row(Check check) {
    return List.of(
        check.isolation().name().toLowerCase(Locale.ROOT),
        check.door().label(),
        check.name(),
        String.valueOf(check.failure()));
  }
}
