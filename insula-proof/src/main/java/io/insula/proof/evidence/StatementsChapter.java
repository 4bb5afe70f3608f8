package io.insula.proof.evidence;

import io.insula.operations.Insula;
import io.insula.proof.prover.Prover;
import io.insula.proof.prover.ProverReport;
import io.insula.proof.prover.ProverReport.Leak;
import io.insula.proof.prover.ProverReport.Unproved;
import io.insula.proof.prover.ProverSettings;
import io.insula.proof.prover.Recording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of the application's own statements, if a recording of them was given. */
final class StatementsChapter implements Chapter {
  private final Optional<Recording> recording;

  StatementsChapter(Optional<Recording> recording) {
    this.recording = recording;
  }

  @Override
  public String id() {
    return "statements";
  }

  @Override
  public String title() {
    return "The application's own statements";
  }

  @Override
  public Section write(Insula insula, Progress progress) {
    return recording
        .map(given -> section(Prover.of(insula).prove(ProverSettings.DEFAULT, given)))
        .orElseGet(() -> Section.skipped(id(), title(), "No recording of them was given."));
  }

  private Section section(ProverReport report) {
    return new Section(
        id(),
        title(),
        report.passed() ? Verdict.PASSED : Verdict.FAILED,
        "%d of %d statements ran, %d times; %d tables had marks; %d leaks."
            .formatted(
                report.executed(),
                report.statements(),
                report.runs(),
                report.poisoned(),
                report.leaks().size()),
        "Statements recorded from the application were run as one throw-away tenant, with recorded"
            + " values and with keys of another tenant, all of whose rows were marks.",
        List.of(
            new Grid(
                "Leaks",
                List.of("What", "Table", "Column", "By", "Statement"),
                report.leaks().stream().map(StatementsChapter::row).toList()),
            new Grid(
                "Not proved",
                List.of("Statement", "Why"),
                Stream.concat(report.failed().stream(), report.skipped().stream())
                    .map(StatementsChapter::row)
                    .toList())));
  }

  private static List<String> row(Leak leak) {
    return List.of(
        leak.kind().name().toLowerCase(Locale.ROOT),
        leak.table() == null ? "" : leak.table(),
        leak.column() == null ? "" : leak.column(),
        leak.where(),
        leak.sql());
  }

  private static List<String> row(Unproved unproved) {
    return List.of(unproved.sql(), unproved.reason());
  }
}
