package io.insula.proof.isolation;

/** Is told how far the checks are. What it throws ends them; what was made is removed first. */
@FunctionalInterface
public interface IsolationListener {
  /** Tells nobody. */
  IsolationListener NONE = (done, total) -> {};

  /** So many of so many checks of the present isolation are done. */
  void at(int done, int total);
}
