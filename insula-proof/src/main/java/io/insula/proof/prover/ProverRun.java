package io.insula.proof.prover;

import io.insula.Isolation;
import io.insula.TenantId;
import io.insula.operations.Insula;
import java.time.Duration;
import java.util.List;

/** One proof. */
final class ProverRun {
  private final Insula insula;
  private final ProverSettings settings;
  private final ProverListener listener;

  ProverRun(Insula insula, ProverSettings settings, ProverListener listener) {
    this.insula = insula;
    this.settings = settings;
    this.listener = listener;
  }

  ProverReport run(Recording recording) {
    Isolation isolation = settings.isolation() == null ? Isolation.ROW : settings.isolation();
    insula.estate();
    listener.at(0, recording.statements().size());
    return new ProverReport(
        isolation,
        TenantId.of("insula-prove-a"),
        TenantId.of("insula-prove-b"),
        recording.statements().size(),
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of("Nothing was run."),
        Duration.ZERO);
  }
}
