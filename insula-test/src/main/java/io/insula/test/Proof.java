package io.insula.test;

import io.insula.operations.Insula;
import io.insula.proof.prover.Prover;
import io.insula.proof.prover.ProverReport;
import io.insula.proof.prover.ProverSettings;
import io.insula.proof.prover.RecordedStatement;
import io.insula.proof.prover.Recording;
import io.insula.proof.prover.StatementRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Records what the tests of a class run, and proves it in the end. Thread-safe. */
final class Proof implements UnaryOperator<DataSource> {
  private final boolean complete;
  private final List<StatementRecorder> recorders = new CopyOnWriteArrayList<>();

  /**
   * @param complete whether what could not be proved is a failure
   */
  Proof(boolean complete) {
    this.complete = complete;
  }

  /** The data source that records. */
  @Override
  public DataSource apply(DataSource target) {
    StatementRecorder recorder = StatementRecorder.around(target);
    recorders.add(recorder);
    return recorder.dataSource();
  }

  /**
   * Proves what was recorded, in an installation that no test has used.
   *
   * @throws AssertionError if anything leaks, or there is nothing to prove
   */
  void prove(Insula fresh) {
    Recording recording = recording();
    if (recording.statements().isEmpty()) {
      throw new AssertionError(
          "@Prove: no statement went through the DataSource of the tests, so there is nothing to"
              + " prove. Take the DataSource as a parameter, not from Insula.");
    }
    ProverReport report = Prover.of(fresh).prove(ProverSettings.DEFAULT, recording);
    List<String> faults = faults(report);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "@Prove: of "
              + report.statements()
              + " statements of these tests, run as one tenant while another one's rows were"
              + " marks:\n  - "
              + String.join("\n  - ", faults));
    }
  }

  private Recording recording() {
    List<RecordedStatement> statements = new ArrayList<>();
    recorders.forEach(recorder -> statements.addAll(recorder.recording().statements()));
    return new Recording(statements);
  }

  private List<String> faults(ProverReport report) {
    List<String> faults = new ArrayList<>();
    report.leaks().forEach(leak -> faults.add(leak.kind() + " " + leak));
    if (faults.isEmpty() && !report.passed()) {
      faults.add(
          "nothing was proved: %d statements ran, %d tables had marks"
              .formatted(report.executed(), report.poisoned()));
    }
    if (complete || !report.passed()) {
      report.failed().forEach(one -> faults.add("not proved, " + one.reason() + ": " + one.sql()));
      report.skipped().forEach(one -> faults.add("not run, " + one.reason() + ": " + one.sql()));
    }
    return faults;
  }
}
