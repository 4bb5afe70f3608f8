package io.insula.operations;

import io.insula.guard.audit.AuditOutcome;
import io.insula.guard.audit.AuditRecord;
import io.insula.guard.audit.AuditSeverity;
import java.util.List;
import java.util.Locale;

/** A doctor whose healing is recorded in the audit trail. */
record AuditedDoctor(OpenDoctor doctor, Recording recording) implements Doctor {
  AuditedDoctor as(String actor) {
    return new AuditedDoctor(doctor.as(actor), recording.as(actor));
  }

  @Override
  public List<Finding> examine() {
    return doctor.examine();
  }

  @Override
  public List<Finding> heal() {
    List<Finding> findings = recording.failing(AuditRecord.of("doctor.heal"), doctor::heal);
    findings.forEach(finding -> recording.around(of(finding), (record, x) -> record, () -> true));
    return findings;
  }

  private static AuditRecord of(Finding finding) {
    AuditRecord record =
        AuditRecord.of("doctor.heal")
            .tenant(finding.tenant())
            .object(Recording.action(finding.operation()))
            .detail("outcome", finding.outcome().name().toLowerCase(Locale.ROOT));
    return switch (finding.outcome()) {
      case FAILED, BUSY -> record.outcome(AuditOutcome.FAILURE).severity(AuditSeverity.ERROR);
      default -> record;
    };
  }
}
