package io.insula.catalog;

import io.insula.TenantEvent;
import io.insula.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the journal has it.
 *
 * @param id its number, in the order of beginnings
 * @param tenant on whom
 * @param kind what is done
 * @param state whether it goes on, and how it ended
 * @param step the last step that was noted, a word of the caller's
 * @param attempt 1, and one more with each take-over
 * @param epoch who may write: it grows with each take-over, and every write checks it
 * @param owner the process at work
 * @param leaseUntil until then others leave it alone
 * @param actor who asked for it
 * @param request what was asked for
 * @param error why it failed
 */
public record JournalEntry(
    long id,
    TenantId tenant,
    TenantEvent.Operation kind,
    State state,
    String step,
    int attempt,
    long epoch,
    String owner,
    Instant leaseUntil,
    String actor,
    Map<String, Object> request,
    @Nullable String error,
    Instant started,
    Instant updated,
    @Nullable Instant finished) {
  public JournalEntry {
    request = Map.copyOf(request);
  }

  /** Whether an operation goes on, and how it ended. */
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    UNDONE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }
}
