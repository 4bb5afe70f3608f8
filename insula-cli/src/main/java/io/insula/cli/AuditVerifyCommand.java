package io.insula.cli;

import io.insula.cli.Terminal.Style;
import io.insula.guard.audit.AuditAnchor;
import io.insula.guard.audit.AuditFinding;
import io.insula.guard.audit.AuditReport;
import io.insula.operations.Insula;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    header = "Names what in the audit trail was changed, removed, inserted or moved.",
    description = {
      "",
      "The seals are made with a key that follows from the installation's secret. Who has the",
      "database but not the secret can't make them. That all was put back to an earlier state, only",
      "an anchor shows that was kept elsewhere: see `insula audit anchor`.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula audit verify",
      "  insula audit verify --anchor anchor.json",
      "",
      "Exit codes: 0 all is as it was written, 1 it is not."
    })
final class AuditVerifyCommand extends SiteAction {
  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description = "What `insula audit anchor` printed once.")
  @Nullable Path anchor;

  @Override
  int run(Insula insula) {
    AuditReport report = verify(insula, anchor == null ? null : read(anchor));
    answer(() -> AuditView.document(report), () -> print(report));
    return report.passed() ? Exit.DONE : Exit.FAILED;
  }

  private AuditReport verify(Insula insula, @Nullable AuditAnchor read) {
    try (ProgressLine progress = new ProgressLine(terminal(), "Verifying")) {
      return insula
          .audit()
          .verify(
              read,
              (done, total) ->
                  progress.at(
                      (int) Math.min(done, Integer.MAX_VALUE),
                      (int) Math.min(total, Integer.MAX_VALUE)));
    }
  }

  private static AuditAnchor read(Path file) {
    try {
      return AuditAnchor.of(Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("--anchor " + file + " can't be read: " + e.getMessage());
    }
  }

  private void print(AuditReport report) {
    for (AuditFinding finding : report.findings()) {
      say(terminal().styled(Style.RED, AuditView.label(finding)) + " " + finding.message() + ".");
    }
    if (report.found() > report.findings().size()) {
      say("… and " + (report.found() - report.findings().size()) + " more.");
    }
    say(
        report.passed()
            ? "All %d entries are as they were written (%d to %d)."
                .formatted(report.entries(), report.first(), report.last())
            : "%d findings in %d entries.".formatted(report.found(), report.entries()));
  }
}
