package io.insula.operations;

import io.insula.InvalidTenantIdException;
import io.insula.Placement;
import io.insula.TenantEvent.Operation;
import io.insula.TenantId;
import io.insula.catalog.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Begins journalled operations, and takes up those that somebody left. */
final class Runs {
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(50);

  /** For how many leases somebody else may be at work before we give up waiting. */
  private static final int PATIENCE = 8;

  private final Records records;
  private final Journal journal;
  private final Listeners listeners;
  private final StepInterceptor steps;
  private final Heartbeat heartbeat;

  Runs(
      Records records,
      Journal journal,
      Listeners listeners,
      StepInterceptor steps,
      Heartbeat heartbeat) {
    this.records = records;
    this.journal = journal;
    this.listeners = listeners;
    this.steps = steps;
    this.heartbeat = heartbeat;
  }

  /** Writes tenant and journal in one transaction; nothing if the id is not free any more. */
  Optional<Run> reserve(NewTenant request, Placement placement, String actor) {
    try {
      JournalEntry entry =
          steps.around(
              request.id(),
              Step.RESERVE,
              () ->
                  records.reserve(
                      request,
                      placement,
                      actor,
                      connection ->
                          journal.begin(
                              connection,
                              request.id(),
                              Operation.CREATE,
                              Step.RESERVE,
                              Fingerprint.of(request),
                              List.of(),
                              actor)));
      return Optional.of(run(entry, actor));
    } catch (InvalidTenantIdException e) {
      return Optional.empty();
    }
  }

  /** Writes status and journal in one transaction. */
  Run condemn(TenantId id, List<String> found, String actor) {
    JournalEntry entry =
        steps.around(
            id,
            Step.CONDEMN,
            () ->
                records.condemn(
                    id,
                    actor,
                    connection ->
                        journal.begin(
                            connection, id, Operation.PURGE, Step.CONDEMN, "", found, actor)));
    return run(entry, actor);
  }

  /**
   * Waits until the lease of whoever left it has run out.
   *
   * @return nothing if the operation came to an end meanwhile
   * @throws BusyException if somebody is still at work after a long time
   */
  Optional<Run> takeUp(JournalEntry operation, String actor) {
    long deadline = System.nanoTime() + PATIENCE * journal.leaseNanos();
    Optional<JournalEntry> seen = Optional.of(operation);
    while (seen.isPresent()) {
      Optional<JournalEntry> taken = journal.takeOver(seen.get());
      if (taken.isPresent()) {
        return taken.map(entry -> run(entry, actor));
      }
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        throw new BusyException(operation.tenant(), operation.kind());
      }
      LockSupport.parkNanos(POLL);
      seen =
          journal
              .running(operation.tenant(), operation.kind())
              .filter(entry -> entry.id() == operation.id());
    }
    return Optional.empty();
  }

  /** Goes on with an operation that this process has just begun. */
  Run goOn(JournalEntry begun, String actor) {
    return run(begun, actor);
  }

  Optional<JournalEntry> find(TenantId id, Operation operation) {
    return journal.running(id, operation);
  }

  List<JournalEntry> running() {
    return journal.running();
  }

  /** Whether neither the operation nor its tenant is there any more. */
  boolean isGone(JournalEntry operation) {
    return records.find(operation.tenant()).isEmpty()
        && journal.running(operation.tenant(), operation.kind()).isEmpty();
  }

  private Run run(JournalEntry entry, String actor) {
    return new Run(journal, steps, listeners, heartbeat, entry, actor);
  }
}
