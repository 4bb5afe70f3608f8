package io.insula.guard.audit;

import java.util.Locale;

/** How much somebody should care, in ascending order. */
public enum AuditSeverity {
  INFO,
  WARNING,
  ERROR,
  CRITICAL;

  /** As it is written: {@code info}, {@code warning}, {@code error}, {@code critical}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a label.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static AuditSeverity of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
