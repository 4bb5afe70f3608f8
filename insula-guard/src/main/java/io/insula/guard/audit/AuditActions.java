package io.insula.guard.audit;

/** Actions that the trail records of itself. */
final class AuditActions {
  /** The end of the trail was found changed by somebody without the key. */
  static final String HEAD_CHANGED = "audit.head.changed";

  /** Old months were dropped. */
  static final String PRUNED = "audit.prune";

  /** Lines of a local file could not be read. */
  static final String SPOOL_DAMAGED = "audit.spool.damaged";

  private AuditActions() {}
}
