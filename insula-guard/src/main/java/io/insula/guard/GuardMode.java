package io.insula.guard;

/** What happens to a statement that breaks a rule. */
public enum GuardMode {
  /** Nothing is judged. */
  OFF,
  /** It is run, and reported. */
  LOG,
  /** It is refused, and reported. */
  STRICT
}
