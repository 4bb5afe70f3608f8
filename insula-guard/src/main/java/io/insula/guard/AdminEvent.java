package io.insula.guard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an admin scope. Immutable.
 *
 * @param kind what
 * @param scope which, a number of this guard's
 * @param request who opened it, why, for how long
 * @param time when
 * @param waived the statement that passed because of it; null unless that is what happened
 */
public record AdminEvent(
    Kind kind, long scope, AdminRequest request, Instant time, @Nullable Violation waived) {
  /** What happened. */
  public enum Kind {
    OPENED,
    /** A statement passed that the rules forbid. */
    WAIVED,
    /** A statement came when its time was up; told once. */
    EXPIRED,
    CLOSED
  }
}
