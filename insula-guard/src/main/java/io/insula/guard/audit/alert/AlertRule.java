package io.insula.guard.audit.alert;

import io.insula.guard.audit.AuditFact;
import io.insula.guard.audit.AuditOutcome;
import io.insula.guard.audit.AuditSeverity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody is to be told of. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * AlertRule.named("intrusion").action("access.denied").times(20, Duration.ofMinutes(5))
 * }</pre>
 *
 * @param name of the rule, for who is told
 * @param severity at least as severe
 * @param action that action, or all that begin with it and a dot; null for any
 * @param outcome with that outcome; null for any
 * @param threshold how many of them
 * @param window within what time; after an alert, counting begins anew
 */
public record AlertRule(
    String name,
    AuditSeverity severity,
    @Nullable String action,
    @Nullable AuditOutcome outcome,
    int threshold,
    Duration window) {
  /** Within what time entries are counted, if nothing is said. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  private static final int HIGHEST_THRESHOLD = 10_000;

  /**
   * @throws IllegalArgumentException if the threshold or the window make no sense
   */
  public AlertRule {
    if (threshold < 1 || threshold > HIGHEST_THRESHOLD) {
      throw new IllegalArgumentException(
          "The threshold of an alert is 1 to " + HIGHEST_THRESHOLD + ", not " + threshold);
    }
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("The window of an alert is longer than nothing");
    }
  }

  /** Every entry, at once. */
  public static AlertRule named(String name) {
    return new AlertRule(name, AuditSeverity.INFO, null, null, 1, WINDOW);
  }

  /** Only what is at least as severe. */
  public AlertRule severity(AuditSeverity value) {
    return new AlertRule(name, value, action, outcome, threshold, window);
  }

  /** Only that action, or all that begin with it. */
  public AlertRule action(@Nullable String value) {
    return new AlertRule(name, severity, value, outcome, threshold, window);
  }

  /** Only with that outcome. */
  public AlertRule outcome(@Nullable AuditOutcome value) {
    return new AlertRule(name, severity, action, value, threshold, window);
  }

  /** Only when there are so many within that time. */
  public AlertRule times(int number, Duration within) {
    return new AlertRule(name, severity, action, outcome, number, within);
  }

  boolean matches(AuditFact fact) {
    return fact.severity().compareTo(severity) >= 0
        && (outcome == null || fact.outcome() == outcome)
        && (action == null
            || fact.action().equals(action)
            || fact.action().startsWith(action + "."));
  }
}
