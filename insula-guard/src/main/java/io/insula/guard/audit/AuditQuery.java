package io.insula.guard.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; everything that is said must hold. Immutable: each method returns a
 * copy.
 *
 * @param tenant on that tenant
 * @param actor by that actor
 * @param action that action, or all that begin with it and a dot
 * @param outcome with that outcome
 * @param severity at least as severe
 * @param since occurred then or later
 * @param until occurred before
 * @param text words that occur anywhere in it, as {@code websearch_to_tsquery} reads them
 * @param correlation of that request
 */
public record AuditQuery(
    @Nullable String tenant,
    @Nullable String actor,
    @Nullable String action,
    @Nullable AuditOutcome outcome,
    @Nullable AuditSeverity severity,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable String text,
    @Nullable String correlation) {
  private static final AuditQuery ALL =
      new AuditQuery(null, null, null, null, null, null, null, null, null);

  /** All entries. */
  public static AuditQuery all() {
    return ALL;
  }

  /** Only on that tenant. */
  public AuditQuery tenant(@Nullable String value) {
    return new AuditQuery(value, actor, action, outcome, severity, since, until, text, correlation);
  }

  /** Only by that actor. */
  public AuditQuery actor(@Nullable String value) {
    return new AuditQuery(
        tenant, value, action, outcome, severity, since, until, text, correlation);
  }

  /** Only that action, or all that begin with it: {@code tenant} finds {@code tenant.create}. */
  public AuditQuery action(@Nullable String value) {
    return new AuditQuery(tenant, actor, value, outcome, severity, since, until, text, correlation);
  }

  /** Only with that outcome. */
  public AuditQuery outcome(@Nullable AuditOutcome value) {
    return new AuditQuery(tenant, actor, action, value, severity, since, until, text, correlation);
  }

  /** Only what is at least as severe. */
  public AuditQuery severity(@Nullable AuditSeverity value) {
    return new AuditQuery(tenant, actor, action, outcome, value, since, until, text, correlation);
  }

  /** Only what occurred then or later. */
  public AuditQuery since(@Nullable Instant value) {
    return new AuditQuery(
        tenant, actor, action, outcome, severity, value, until, text, correlation);
  }

  /** Only what occurred before. */
  public AuditQuery until(@Nullable Instant value) {
    return new AuditQuery(
        tenant, actor, action, outcome, severity, since, value, text, correlation);
  }

  /** Only what has those words. */
  public AuditQuery text(@Nullable String value) {
    return new AuditQuery(
        tenant, actor, action, outcome, severity, since, until, value, correlation);
  }

  /** Only what that request did. */
  public AuditQuery correlation(@Nullable String value) {
    return new AuditQuery(tenant, actor, action, outcome, severity, since, until, text, value);
  }
}
