package io.insula.proof.prover;

import io.insula.operations.Insula;
import io.insula.proof.internal.Unguarded;

/**
 * Runs an application's statements as one throw-away tenant, while the rows of another are marks.
 * Every run is rolled back; both tenants are purged in the end. Thread-safe.
 *
 * <pre>{@code
 * ProverReport report = Prover.of(insula).prove(ProverSettings.DEFAULT, Recording.load(file));
 * }</pre>
 */
public final class Prover {
  private final Insula insula;

  private Prover(Insula insula) {
    this.insula = insula;
  }

  /** A prover for that installation, which must be open with the migrator's login. */
  public static Prover of(Insula insula) {
    return new Prover(insula);
  }

  /** The same as {@link #prove(ProverSettings, Recording, ProverListener)}, silently. */
  public ProverReport prove(ProverSettings settings, Recording recording) {
    return prove(settings, recording, ProverListener.NONE);
  }

  /**
   * Proves the statements of a recording.
   *
   * @throws io.insula.InsulaException if the two tenants cannot be made, or the guard is strict
   */
  public ProverReport prove(ProverSettings settings, Recording recording, ProverListener listener) {
    Unguarded.require(insula, "Proving statements");
    return new ProverRun(insula, settings, listener).run(recording);
  }
}
