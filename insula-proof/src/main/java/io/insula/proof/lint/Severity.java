package io.insula.proof.lint;

/** How bad it is. */
public enum Severity {
  /** A wall is open, or can be opened: one tenant may reach another's data. */
  ERROR,
  /** A wall is weaker or slower than it should be, or something leaks at the edges. */
  WARNING,
  /** Worth knowing. */
  INFO
}
