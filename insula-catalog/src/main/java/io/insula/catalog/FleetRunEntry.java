package io.insula.catalog;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run over the fleet that goes on in waves, as the catalog has it.
 *
 * @param wave the wave it is in, from 0
 * @param options what was asked; JSON values
 * @param pauseUntil when the pause behind the wave ends; null outside of one
 * @param reason why it waits or has halted; for people
 */
public record FleetRunEntry(
    long id,
    State state,
    int wave,
    Map<String, Object> options,
    @Nullable Instant pauseUntil,
    @Nullable String reason,
    String actor,
    Instant started) {

  /** How a run stands. */
  public enum State {
    /** Somebody is at work, or was interrupted. */
    RUNNING,
    /** It waits for somebody to say that the next wave may begin. */
    WAITING,
    /** A gate did not let it through. */
    HALTED,
    /** All waves are done. */
    DONE,
    /** Given up. */
    ABANDONED;

    /** As the catalog writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }
}
