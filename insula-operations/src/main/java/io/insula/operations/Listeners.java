package io.insula.operations;

import io.insula.TenantEvent;
import io.insula.TenantEvent.Operation;
import io.insula.TenantEvent.Phase;
import io.insula.TenantId;
import io.insula.guard.audit.AuditRecord;
import io.insula.spi.TenantListener;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners; what they throw is logged and changes nothing. */
final class Listeners {
  private static final Logger log = LoggerFactory.getLogger(Listeners.class);

  private final List<TenantListener> listeners;
  private final Clock clock;
  private final Recording recording;

  Listeners(List<TenantListener> listeners, Clock clock, Recording recording) {
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
    this.recording = recording;
  }

  private void tell(Operation operation, Phase phase, TenantId tenant, String actor) {
    TenantEvent event = event(operation, phase, tenant, actor);
    listeners.forEach(listener -> tell(listener, event));
  }

  /**
   * Does the work between the events before and after it; or, if it throws, of its failure, which
   * is recorded.
   */
  <T> T around(Operation operation, TenantId tenant, String actor, Supplier<T> work) {
    tell(operation, Phase.BEFORE, tenant, actor);
    Phase end = Phase.FAILED;
    try {
      T result = recording.as(actor).failing(record(operation, tenant), work);
      end = Phase.AFTER;
      return result;
    } finally {
      tell(operation, end, tenant, actor);
    }
  }

  private static AuditRecord record(Operation operation, TenantId tenant) {
    return AuditRecord.of(Recording.action(operation)).tenant(tenant);
  }

  TenantEvent event(Operation operation, Phase phase, TenantId tenant, String actor) {
    return new TenantEvent(operation, phase, tenant, actor, clock.instant());
  }

  private static void tell(TenantListener listener, TenantEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      log.warn(
          "A listener failed at {} {} of tenant {}; the operation goes on",
          event.phase(),
          event.operation(),
          event.tenant(),
          e);
    }
  }
}
