package io.insula.guard.audit;

import java.time.Instant;

/**
 * A fact in the trail. Immutable.
 *
 * @param position its number; there are no gaps
 * @param at when it was written to the trail, which never goes back
 * @param fact what happened
 * @param previous the seal of the entry before it, hexadecimal
 * @param seal its own seal, hexadecimal
 */
public record AuditEntry(long position, Instant at, AuditFact fact, String previous, String seal) {}
