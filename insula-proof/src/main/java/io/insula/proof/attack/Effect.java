package io.insula.proof.attack;

/** What an attack did that it must not be able to do. */
public enum Effect {
  /** Something of the victim's came out. */
  READ,
  /** Something of the victim's was changed. */
  WRITE,
  /** Two answers differed by what the victim has: a question about it was answered. */
  ORACLE,
  /** The victim could not work, or met something that was left for it. */
  HARM
}
