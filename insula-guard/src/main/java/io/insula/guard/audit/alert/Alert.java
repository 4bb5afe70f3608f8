package io.insula.guard.audit.alert;

import io.insula.guard.audit.AuditFact;

/**
 * That a rule was met.
 *
 * @param rule its name
 * @param count how many entries met it, within its window
 * @param last the last of them
 */
public record Alert(String rule, int count, AuditFact last) {
  /** In one line, for people. */
  public String subject() {
    return "Insula: %s (%d × %s%s)"
        .formatted(
            rule, count, last.action(), last.tenant() == null ? "" : ", tenant " + last.tenant());
  }
}
