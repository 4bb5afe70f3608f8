package io.insula.guard.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something in the trail that is not as it was written.
 *
 * @param kind what was done to it
 * @param position where
 * @param to the last position, if it is about several; else the same as {@code position}
 * @param id of the entry, if there is one
 * @param at when the entry was written, as it says itself; if there is one
 * @param message in one sentence
 */
public record AuditFinding(
    Kind kind, long position, long to, @Nullable UUID id, @Nullable Instant at, String message) {
  /** What was done to the trail. */
  public enum Kind {
    /** An entry says something else than was written. */
    CHANGED,
    /** Entries are missing. */
    REMOVED,
    /** An entry was put in by somebody without the key. */
    INSERTED,
    /** An entry stands elsewhere than it was written. */
    REORDERED,
    /** Entries at the end are missing. */
    TRUNCATED,
    /** The sealed end, or the sealed beginning, is not as it was written. */
    HEAD_CHANGED,
    /** The trail does not lead to the anchor. */
    ANCHOR_MISSED
  }

  static AuditFinding of(Kind kind, AuditEntry entry, String message) {
    return new AuditFinding(
        kind,
        entry.position(),
        entry.position(),
        entry.fact().id(),
        entry.at(),
        "Entry %d (%s, %s) %s".formatted(entry.position(), entry.fact().id(), entry.at(), message));
  }

  static AuditFinding of(Kind kind, long from, long to, String message) {
    String what =
        from == to ? "Entry %d ".formatted(from) : "Entries %d to %d ".formatted(from, to);
    return new AuditFinding(kind, from, to, null, null, what + message);
  }
}
