package io.insula.guard;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets the statements of one thread break chosen rules of the guard, for a while. It belongs to the
 * thread that opened it and is carried to no other; close it there. The walls of the database stand
 * as before.
 */
public final class AdminScope implements AutoCloseable {
  private final AdminScopes scopes;
  private final long number;
  private final AdminRequest request;
  private final Instant expires;
  final @Nullable AdminScope outer;
  private boolean closed;
  private boolean told;

  AdminScope(
      AdminScopes scopes,
      long number,
      AdminRequest request,
      Clock clock,
      @Nullable AdminScope outer) {
    this.scopes = scopes;
    this.number = number;
    this.request = request;
    this.expires = clock.instant().plus(request.lasting());
    this.outer = outer;
  }

  /** Which one, a number of this guard's. */
  public long number() {
    return number;
  }

  /** Who opened it, why, for how long. */
  public AdminRequest request() {
    return request;
  }

  /** When statements are judged again, at the latest. */
  public Instant expires() {
    return expires;
  }

  boolean closed() {
    return closed;
  }

  /** True the first time. */
  boolean tellExpiry() {
    boolean first = !told;
    told = true;
    return first;
  }

  /** Ends it: statements are judged again. Once. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      scopes.closed(this);
    }
  }
}
