package io.insula.proof.prover;

/** Is told how far a proof is. What it throws ends the proof. */
@FunctionalInterface
public interface ProverListener {
  /** Tells nobody. */
  ProverListener NONE = (done, total) -> {};

  /** So many of so many statements are done. */
  void at(int done, int total);
}
