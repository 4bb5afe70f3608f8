package io.insula.guard.audit;

import io.insula.TenantId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded. Who did it, and from where, is taken from {@link AuditContext}, unless it
 * is said here. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * AuditRecord.of("invoice.delete").tenant(acme).object("invoice 7").detail("reason", "duplicate")
 * }</pre>
 *
 * @param action what was done: words in lower case, with dots, such as {@code tenant.create}
 * @param tenant on whom; null if on no tenant
 * @param object on what, free text; null if there is nothing to say
 * @param outcome what came of it
 * @param severity how much somebody should care
 * @param actor who did it; null for the one of the {@link AuditContext}
 * @param detail more: texts, whole numbers, truth values, lists and maps of them. Never values of
 *     users' data, and never secrets
 */
public record AuditRecord(
    String action,
    @Nullable TenantId tenant,
    @Nullable String object,
    AuditOutcome outcome,
    AuditSeverity severity,
    @Nullable String actor,
    Map<String, Object> detail) {
  private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)*");
  private static final int LONGEST_ACTION = 80;

  /**
   * @throws IllegalArgumentException if the action does not have that form
   */
  public AuditRecord {
    if (action.length() > LONGEST_ACTION || !ACTION.matcher(action).matches()) {
      throw new IllegalArgumentException(
          "An audited action is named like \"tenant.create\": lower case, with dots, at most "
              + LONGEST_ACTION
              + " characters");
    }
    detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
  }

  /** That it was done, with success. */
  public static AuditRecord of(String action) {
    return new AuditRecord(
        action, null, null, AuditOutcome.SUCCESS, AuditSeverity.INFO, null, Map.of());
  }

  /** That it failed; an error. */
  public static AuditRecord failed(String action) {
    return of(action).outcome(AuditOutcome.FAILURE).severity(AuditSeverity.ERROR);
  }

  /** That it was refused; a warning. */
  public static AuditRecord denied(String action) {
    return of(action).outcome(AuditOutcome.DENIED).severity(AuditSeverity.WARNING);
  }

  /** The same, on that tenant. */
  public AuditRecord tenant(@Nullable TenantId value) {
    return new AuditRecord(action, value, object, outcome, severity, actor, detail);
  }

  /** The same, on that object. */
  public AuditRecord object(@Nullable String value) {
    return new AuditRecord(action, tenant, value, outcome, severity, actor, detail);
  }

  /** The same, with that outcome. */
  public AuditRecord outcome(AuditOutcome value) {
    return new AuditRecord(action, tenant, object, value, severity, actor, detail);
  }

  /** The same, as severe as that. */
  public AuditRecord severity(AuditSeverity value) {
    return new AuditRecord(action, tenant, object, outcome, value, actor, detail);
  }

  /** The same, by that actor, whatever the {@link AuditContext} says. */
  public AuditRecord actor(@Nullable String value) {
    return new AuditRecord(action, tenant, object, outcome, severity, value, detail);
  }

  /** The same, with one more detail; null adds none. */
  public AuditRecord detail(String key, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(detail);
    more.put(key, value);
    return new AuditRecord(action, tenant, object, outcome, severity, actor, more);
  }
}
