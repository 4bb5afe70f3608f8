package io.insula.guard.audit;

import java.util.UUID;

/**
 * That an entry can't be lost any more.
 *
 * @param id of the entry
 * @param where it is
 */
public record AuditReceipt(UUID id, Where where) {
  /** Where an acknowledged entry is. */
  public enum Where {
    /** In the database, committed. */
    TRAIL,
    /** In a local file, forced to the disk; it goes to the database when that is back. */
    SPOOL
  }
}
