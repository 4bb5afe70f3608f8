package io.insula.proof.attack;

/** Is told how the attacks go; called by the thread that runs them. */
public interface AttackListener {
  /** Hears nothing. */
  AttackListener NONE = new AttackListener() {};

  /**
   * An attack is over, in all modes.
   *
   * @param done how many are over
   * @param all how many there are in all isolations
   * @param attack its name
   * @param isolation the isolation it was run in
   */
  default void finished(int done, int all, String attack, String isolation) {}

  /** Something came through. */
  default void leaked(Leak leak) {}
}
