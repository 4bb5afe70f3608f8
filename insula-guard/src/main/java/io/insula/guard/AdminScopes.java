package io.insula.guard;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scopes that are open, one stack for each thread. Thread-safe. */
final class AdminScopes {
  private static final Logger LOG = LoggerFactory.getLogger(AdminScopes.class);

  @SuppressWarnings("ThreadLocalUsage") // Each guard has its own; the last scope removes it.
  private final ThreadLocal<@Nullable AdminScope> current = new ThreadLocal<>();

  private final AtomicLong numbers = new AtomicLong();
  private final List<AdminListener> listeners;
  private final Clock clock;

  AdminScopes(List<AdminListener> listeners, Clock clock) {
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  /** Opens one. It stays shut if a listener throws: nobody would know of it. */
  AdminScope open(AdminRequest request) {
    AdminScope scope =
        new AdminScope(this, numbers.incrementAndGet(), request, clock, current.get());
    AdminEvent event = event(AdminEvent.Kind.OPENED, scope, null);
    listeners.forEach(listener -> listener.on(event));
    current.set(scope);
    return scope;
  }

  /** The innermost scope of this thread that waives the rule now, or null. */
  @Nullable AdminScope waiving(Rule rule) {
    Instant now = clock.instant();
    for (AdminScope scope = current.get(); scope != null; scope = scope.outer) {
      if (!scope.closed() && scope.request().rules().contains(rule)) {
        if (now.isBefore(scope.expires())) {
          return scope;
        }
        if (scope.tellExpiry()) {
          tell(event(AdminEvent.Kind.EXPIRED, scope, null));
        }
      }
    }
    return null;
  }

  void waived(AdminScope scope, Violation violation) {
    tell(event(AdminEvent.Kind.WAIVED, scope, violation));
  }

  void closed(AdminScope scope) {
    AdminScope innermost = current.get();
    while (innermost != null && innermost.closed()) {
      innermost = innermost.outer;
    }
    if (innermost == null) {
      current.remove();
    } else {
      current.set(innermost);
    }
    tell(event(AdminEvent.Kind.CLOSED, scope, null));
  }

  private AdminEvent event(AdminEvent.Kind kind, AdminScope scope, @Nullable Violation waived) {
    return new AdminEvent(kind, scope.number(), scope.request(), clock.instant(), waived);
  }

  private void tell(AdminEvent event) {
    for (AdminListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed at an admin scope of {}", event.request().actor(), e);
      }
    }
  }
}
