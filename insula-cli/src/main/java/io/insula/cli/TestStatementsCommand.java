package io.insula.cli;

import io.insula.Isolation;
import io.insula.operations.Insula;
import io.insula.proof.prover.Prover;
import io.insula.proof.prover.ProverReport;
import io.insula.proof.prover.ProverSettings;
import io.insula.proof.prover.Recording;
import io.insula.proof.prover.StatementFormat;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "statements",
    header = "Runs an application's own statements as one tenant, against another's marks.",
    description = {
      "",
      "The statements come from a recording of a test suite, from PostgreSQL's log, or from a file"
          + " with SQL. Each is run as one throw-away tenant with its own values and with keys of"
          + " another one, whose rows are marks. A mark that comes out, a row of the other one that"
          + " changes, or an answer that depends on it, is a leak and named. Every run is rolled"
          + " back.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  insula test statements target/statements.jsonl",
      "  insula test statements postgresql.log --isolation schema",
      "  insula test statements reports.sql --format sql --json",
      "",
      "Exit codes: 0 nothing leaked, 1 something did, or no statement could be run."
    })
@SuppressWarnings("NullAway.Init") // picocli fills it
final class TestStatementsCommand extends SiteAction {
  @Parameters(index = "0", paramLabel = "FILE", description = "Where the statements are.")
  Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "auto, recording, postgres-log, csvlog, jsonlog or sql; auto if nothing is said.")
  String format = StatementFormat.AUTO.label();

  @Option(
      names = "--isolation",
      paramLabel = "ISOLATION",
      description = "row, schema or database; the rules decide if nothing is said.")
  @Nullable Isolation isolation;

  @Option(
      names = "--values",
      paramLabel = "N",
      description = "With how many recorded values a statement is run; 3 if nothing is said.")
  int values = ProverSettings.DEFAULT.values();

  @Option(
      names = "--reaches",
      paramLabel = "N",
      description = "With how many keys of the other tenant; 12 if nothing is said.")
  int reaches = ProverSettings.DEFAULT.reaches();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long one run may take, such as 30s; 10s if nothing is said.")
  Duration timeout = ProverSettings.DEFAULT.timeout();

  @Option(names = "--keep", description = "Leave the two tenants, to be looked at.")
  boolean keep;

  @Override
  int run(Insula insula) {
    Recording recording = understood(() -> StatementFormat.of(format).read(file));
    ProverSettings settings = understood(this::settings);
    root().shutDown.orderly();
    ProverReport report;
    try (ProgressLine progress = new ProgressLine(terminal(), "Statements")) {
      report =
          Prover.of(insula)
              .prove(
                  settings,
                  recording,
                  (done, total) -> {
                    TestIsolationCommand.stopIfAsked(root().shutDown);
                    progress.at(done, total);
                  });
    }
    ProverView view = new ProverView(this);
    answer(() -> ProverView.document(report), () -> view.print(report));
    return report.passed() ? Exit.DONE : Exit.FAILED;
  }

  private ProverSettings settings() {
    ProverSettings settings =
        ProverSettings.DEFAULT
            .isolation(isolation)
            .values(values)
            .reaches(reaches)
            .timeout(timeout);
    return keep ? settings.kept() : settings;
  }

  private static <T> T understood(java.util.function.Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new UsageException(Failures.explain(e));
    }
  }
}
