package io.insula.guard.audit;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener; what it throws is logged and changes nothing. */
record Telling(AuditListener listener) {
  private static final Logger log = LoggerFactory.getLogger(Telling.class);

  void tell(List<AuditFact> facts) {
    facts.forEach(this::tell);
  }

  private void tell(AuditFact fact) {
    try {
      listener.recorded(fact);
    } catch (RuntimeException e) {
      log.warn("A listener of the audit trail failed at {}; the trail goes on", fact.action(), e);
    }
  }
}
