/**
 * The audit trail: who did what, on whom, from where, with what outcome, and when.
 *
 * <p>{@link AuditTrail} takes an {@link AuditRecord} and acknowledges it once it can't be lost:
 * written to the database by group commit, or, while that is away, to a {@link Spool local file}
 * from where it goes to the database later, once. {@link AuditContext} says who acts. Every entry
 * is sealed together with the one before it by {@link AuditKey}; {@link AuditChain} appends, and
 * {@link Audit} reads, searches, verifies, exports and prunes.
 */
@NullMarked
package io.insula.guard.audit;

import org.jspecify.annotations.NullMarked;
