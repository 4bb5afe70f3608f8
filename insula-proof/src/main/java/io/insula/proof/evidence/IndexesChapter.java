package io.insula.proof.evidence;

import io.insula.operations.Insula;
import io.insula.proof.plan.IndexReport;
import io.insula.proof.plan.IndexTraps;
import io.insula.proof.plan.IndexVerdict;
import java.util.List;
import java.util.Locale;

/** Which indexes row security keeps the application from using: speed, not safety. */
final class IndexesChapter implements Chapter {
  @Override
  public String id() {
    return "indexes";
  }

  @Override
  public String title() {
    return "Indexes behind row security";
  }

  @Override
  public Section write(Insula insula, Progress progress) {
    IndexReport report = IndexTraps.of(insula).run();
    return new Section(
        id(),
        title(),
        Verdict.STATED,
        "%d indexes were tried, %d can't be used or not by each operator."
            .formatted(report.indexes().size(), report.findings().size()),
        "PostgreSQL evaluates a policy before conditions that might leak, so that some kinds of"
            + " index are not used. That costs time and never data. docs/SEARCH.md has remedies.",
        List.of(
            new Grid(
                "Not used",
                List.of("Isolation", "Index", "Why"),
                report.findings().stream().map(IndexesChapter::row).toList())));
  }

  private static List<String> row(IndexVerdict index) {
    return List.of(
        index.isolation().name().toLowerCase(Locale.ROOT), index.index(), index.reason());
  }
}
