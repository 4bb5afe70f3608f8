package io.insula.proof.evidence;

/** What became of one part of the evidence. */
public enum Verdict {
  /** Looked at, and nothing was wrong. */
  PASSED,
  /** Looked at, and something was wrong. */
  FAILED,
  /** A statement of fact, which nothing was checked against. */
  STATED,
  /** Not looked at. */
  SKIPPED
}
