package io.insula.proof.evidence;

import io.insula.operations.Insula;
import io.insula.proof.lint.Lint;
import io.insula.proof.lint.LintFinding;
import io.insula.proof.lint.LintReport;
import io.insula.proof.lint.Lints;
import io.insula.proof.lint.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the doctor's lints found; counted, since their places have tenants' names. */
final class LintsChapter implements Chapter {
  @Override
  public String id() {
    return "lints";
  }

  @Override
  public String title() {
    return "Lints";
  }

  @Override
  public Section write(Insula insula, Progress progress) {
    LintReport report = Lints.of(insula).run((where, done, all) -> progress.at(done, all));
    Map<Lint, List<LintFinding>> found = report.byLint();
    List<List<String>> rows = new ArrayList<>();
    for (Lint lint : report.lints()) {
      List<LintFinding> findings = found.getOrDefault(lint, List.of());
      rows.add(
          List.of(
              lint.id(),
              lint.severity().name().toLowerCase(Locale.ROOT),
              lint.title(),
              findings.isEmpty() ? "none" : String.valueOf(findings.size())));
    }
    return new Section(
        id(),
        title(),
        report.passed() ? Verdict.PASSED : Verdict.FAILED,
        "%d lints on %d schemas of %d databases: %d errors, %d warnings%s."
            .formatted(
                report.lints().size(),
                report.schemas(),
                report.databases(),
                report.count(Severity.ERROR),
                report.count(Severity.WARNING),
                report.unreachable().isEmpty()
                    ? ""
                    : "; " + report.unreachable().size() + " databases could not be looked at"),
        "Known ways in which a wall can be open or weak were looked for in the live databases. An"
            + " error is an open wall; warnings and hints don't fail the report. `insula doctor`"
            + " names every place, and what to do.",
        List.of(
            new Grid("Lints", List.of("Lint", "Severity", "What is looked for", "Found"), rows)));
  }
}
