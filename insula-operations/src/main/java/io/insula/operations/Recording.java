package io.insula.operations;

import io.insula.InsulaException;
import io.insula.InvalidTenantIdException;
import io.insula.TenantEvent.Operation;
import io.insula.TenantId;
import io.insula.guard.audit.AuditContext;
import io.insula.guard.audit.AuditOutcome;
import io.insula.guard.audit.AuditRecord;
import io.insula.guard.audit.AuditSeverity;
import io.insula.guard.audit.AuditTrail;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records operations in the audit trail, in the name of one actor. What has its effect in a
 * transaction of the catalog is recorded in that transaction, by {@link Home#note}; here are the
 * failures, and what has no such transaction. Immutable and thread-safe.
 */
record Recording(AuditTrail trail, String actor) {
  private static final Logger log = LoggerFactory.getLogger(Recording.class);

  Recording as(String other) {
    return new Recording(trail, other);
  }

  /** What an operation on a tenant is called in the trail. */
  static String action(Operation operation) {
    return "tenant." + operation.name().toLowerCase(Locale.ROOT);
  }

  /** That an operation on a tenant was done. */
  static AuditRecord done(Operation operation, TenantId tenant, String actor) {
    boolean grave = operation == Operation.DELETE || operation == Operation.PURGE;
    return AuditRecord.of(action(operation))
        .tenant(tenant)
        .actor(actor)
        .severity(grave ? AuditSeverity.WARNING : AuditSeverity.INFO);
  }

  /** Does it in the name of the actor; only a failure is recorded here. */
  <T> T failing(AuditRecord record, Supplier<T> work) {
    return AuditContext.with(
        AuditContext.current().by(actor),
        () -> {
          try {
            return work.get();
          } catch (RuntimeException e) {
            failed(record, e);
            throw e;
          }
        });
  }

  /**
   * Does it in the name of the actor, and records what came of it.
   *
   * @param told the record of what was done, made of the result
   */
  <T> T around(AuditRecord record, BiFunction<AuditRecord, T, AuditRecord> told, Supplier<T> work) {
    return failing(
        record,
        () -> {
          T result = work.get();
          note(told.apply(record, result));
          return result;
        });
  }

  /** The same, without success if that many failed. */
  static AuditRecord counted(AuditRecord record, long places, long failures) {
    AuditRecord counted = record.detail("places", places).detail("failures", failures);
    return failures == 0
        ? counted
        : counted.outcome(AuditOutcome.FAILURE).severity(AuditSeverity.ERROR);
  }

  /** Records why it failed: which exception, since its message may have somebody's data in it. */
  void failed(AuditRecord record, Exception cause) {
    boolean refused =
        cause instanceof IllegalTransitionException
            || cause instanceof InvalidTenantIdException
            || cause instanceof BusyException;
    note(
        record
            .outcome(AuditOutcome.FAILURE)
            .severity(refused ? AuditSeverity.WARNING : AuditSeverity.ERROR)
            .detail("error", cause.getClass().getSimpleName())
            .detail("sqlstate", sqlState(cause)));
  }

  private static @org.jspecify.annotations.Nullable String sqlState(Exception cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql.getSQLState();
      }
    }
    return null;
  }

  /** What is done already is not undone since it can't be recorded. */
  private void note(AuditRecord record) {
    try {
      trail.record(record.actor() == null ? record.actor(actor) : record);
    } catch (InsulaException e) {
      log.error("An operation is missing in the audit trail: {}", e.getMessage());
    }
  }
}
