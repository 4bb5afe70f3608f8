package io.insula.guard.audit;

import java.util.Locale;

/** What came of what was done. */
public enum AuditOutcome {
  SUCCESS,
  FAILURE,
  /** It was not allowed, and nothing was done. */
  DENIED;

  /** As it is written: {@code success}, {@code failure}, {@code denied}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a label.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static AuditOutcome of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
