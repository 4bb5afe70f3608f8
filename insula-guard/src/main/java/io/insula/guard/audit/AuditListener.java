package io.insula.guard.audit;

/**
 * Is told what was recorded by this process, once it is acknowledged. Listeners observe: what they
 * throw is logged and changes nothing. Be quick; the writer waits.
 */
@FunctionalInterface
public interface AuditListener {
  /** Does nothing. */
  AuditListener NONE = fact -> {};

  void recorded(AuditFact fact);
}
