package io.insula.operations;

import io.insula.guard.AdminEvent;
import io.insula.guard.Rule;
import io.insula.guard.Violation;
import io.insula.guard.Violation.Outcome;
import io.insula.guard.audit.AuditOutcome;
import io.insula.guard.audit.AuditRecord;
import io.insula.guard.audit.AuditSeverity;
import io.insula.guard.audit.AuditTrail;
import java.util.Locale;

/**
 * What the guard does, in the audit trail. Opening an admin scope waits until the entry is safe: if
 * it can't be recorded, the scope stays shut. Everything else does not wait.
 */
record GuardAudit(AuditTrail trail) {
  private static final int LONGEST = 2_000;

  void violated(Violation violation) {
    trail.submit(record("guard.violation", violation));
  }

  void admin(AdminEvent event) {
    AuditRecord record = record(event);
    if (event.kind() == AdminEvent.Kind.OPENED) {
      trail.record(record);
    } else {
      trail.submit(record);
    }
  }

  private static AuditRecord record(String action, Violation violation) {
    return AuditRecord.of(action)
        .tenant(violation.tenant())
        .object(shortened(violation.statement()))
        .severity(AuditSeverity.WARNING)
        .outcome(
            violation.outcome() == Outcome.REFUSED ? AuditOutcome.DENIED : AuditOutcome.SUCCESS)
        .detail("rule", label(violation.rule()))
        .detail("found", violation.detail())
        .detail("times", violation.times());
  }

  private static AuditRecord record(AdminEvent event) {
    Violation waived = event.waived();
    String action = "guard.admin." + label(event.kind());
    AuditRecord record =
        waived == null
            ? AuditRecord.of(action).severity(AuditSeverity.WARNING)
            : record(action, waived);
    return record
        .actor(event.request().actor())
        .detail("scope", event.scope())
        .detail("reason", event.request().reason())
        .detail("seconds", event.request().lasting().toSeconds())
        .detail("rules", event.request().rules().stream().map(Rule::name).sorted().toList());
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String shortened(String statement) {
    return statement.length() <= LONGEST ? statement : statement.substring(0, LONGEST) + "…";
  }
}
