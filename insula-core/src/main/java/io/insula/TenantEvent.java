package io.insula;

import java.time.Instant;

/**
 * Something that is about to happen to a tenant, or has happened.
 *
 * @param operation which operation
 * @param phase before it, after it, or after its failure
 * @param tenant on whom
 * @param actor who asked for it, free text
 * @param at when
 */
public record TenantEvent(
    Operation operation, Phase phase, TenantId tenant, String actor, Instant at) {

  /** What is done to a tenant. */
  public enum Operation {
    CREATE,
    UPDATE,
    ACTIVATE,
    DEACTIVATE,
    SUSPEND,
    BLOCK,
    ARCHIVE,
    DELETE,
    RESTORE,
    PURGE,
    MIGRATE
  }

  /** When the listener is told. */
  public enum Phase {
    BEFORE,
    AFTER,
    FAILED
  }
}
