package io.insula.operations;

import io.insula.TenantEvent;
import io.insula.TenantEvent.Operation;
import io.insula.TenantEvent.Phase;
import io.insula.TenantId;
import io.insula.catalog.JournalEntry;
import io.insula.catalog.JournalEntry.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One journalled operation on one tenant, while this process holds its lease. Every write checks
 * the lease; who lost it gets a {@link io.insula.catalog.LeaseLostException} and changes nothing
 * more.
 */
final class Run implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Run.class);
  private static final Set<String> TAKING_BACK = Set.of(Step.UNDO.name(), Step.REMOVE.name());

  private final Journal journal;
  private final StepInterceptor steps;
  private final Listeners listeners;
  private final Heartbeat.Beat beat;
  private final String actor;
  private JournalEntry held;
  private Step step;
  private boolean ended;

  Run(
      Journal journal,
      StepInterceptor steps,
      Listeners listeners,
      Heartbeat heartbeat,
      JournalEntry held,
      String actor) {
    this.journal = journal;
    this.steps = steps;
    this.listeners = listeners;
    this.actor = actor;
    this.held = held;
    this.step = Step.valueOf(held.step());
    this.beat = heartbeat.start(this::renew);
  }

  TenantId tenant() {
    return held.tenant();
  }

  String actor() {
    return actor;
  }

  /** Whether a creation is being taken back. */
  boolean undoing() {
    return held.kind() == Operation.CREATE && TAKING_BACK.contains(held.step());
  }

  /** The step that was begun last. */
  Step step() {
    return step;
  }

  /** What a purge found before it removed anything. */
  List<String> found() {
    return Journal.found(held);
  }

  TenantEvent event(Phase phase) {
    return listeners.event(held.kind(), phase, tenant(), actor);
  }

  /** A step whose effect is outside of the catalog: done first, then noted. */
  void effect(Step next, Effect effect) throws SQLException {
    begin(next);
    steps.<Step, SQLException>around(
        tenant(),
        next,
        () -> {
          renew();
          effect.run();
          note(next, connection -> {});
          return next;
        });
  }

  /** A step in the catalog: done and noted in one transaction. */
  void commit(Step next, CatalogEffect effect) {
    begin(next);
    steps.around(tenant(), next, () -> note(next, effect));
  }

  /** A step in the catalog which is the last one. */
  void finish(Step last, State state, CatalogEffect effect) {
    begin(last);
    beat.close();
    steps.around(tenant(), last, () -> end(state, effect));
  }

  private synchronized void begin(Step next) {
    step = next;
  }

  private synchronized Step note(Step done, CatalogEffect effect) {
    held = journal.step(held, done, effect);
    return done;
  }

  private synchronized State end(State state, CatalogEffect effect) {
    journal.finish(held, state, effect);
    ended = true;
    return state;
  }

  private synchronized void renew() {
    held = journal.step(held, Step.valueOf(held.step()), connection -> {});
  }

  /** Whoever comes next need not wait, if the operation did not come to its end. */
  @Override
  public synchronized void close() {
    beat.close();
    if (!ended) {
      release();
    }
  }

  private void release() {
    try {
      journal.release(held);
    } catch (RuntimeException e) {
      log.warn("The lease on tenant {} was not given back; it runs out by itself", tenant(), e);
    }
  }

  /** What a step does. */
  @FunctionalInterface
  interface Effect {
    void run() throws SQLException;
  }

  /** What a step does in the catalog. */
  @FunctionalInterface
  interface CatalogEffect {
    void in(Connection connection) throws SQLException;
  }
}
