package io.insula.proof.evidence;

import io.insula.guard.audit.AuditFinding;
import io.insula.guard.audit.AuditReport;
import io.insula.guard.audit.VerifyListener;
import io.insula.operations.Insula;
import java.util.List;
import java.util.Locale;

/** Whether the audit trail is as it was written. */
final class AuditChapter implements Chapter {
  @Override
  public String id() {
    return "audit";
  }

  @Override
  public String title() {
    return "Audit trail";
  }

  @Override
  public Section write(Insula insula, Progress progress) {
    AuditReport report = insula.audit().verify(null, VerifyListener.NONE);
    return new Section(
        id(),
        title(),
        report.passed() ? Verdict.PASSED : Verdict.FAILED,
        report.passed()
            ? report.entries() + " entries, each as it was written, up to " + report.last() + "."
            : report.found() + " places are not as they were written.",
        "Every entry is sealed together with the one before it, with a key that is not in the"
            + " database. So an entry that was changed, removed, put in or moved is found.",
        List.of(
            new Grid(
                "Not as it was written",
                List.of("What", "Position", "Details"),
                report.findings().stream().map(AuditChapter::row).toList())));
  }

  private static List<String> row(AuditFinding finding) {
    return List.of(
        finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        String.valueOf(finding.position()),
        finding.message());
  }
}
