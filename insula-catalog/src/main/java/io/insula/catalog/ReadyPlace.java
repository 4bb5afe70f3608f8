package io.insula.catalog;

import io.insula.Placement;
import java.util.Locale;

/**
 * A place for a tenant to come.
 *
 * @param number of the tenant that will have it
 * @param placement where it is
 * @param state how far it is
 * @param epoch who may go on with it; grows with each take-over
 */
public record ReadyPlace(long number, Placement placement, State state, long epoch) {

  /** How far a place is. */
  public enum State {
    /** Somebody makes it, or has left it half made. */
    BUILDING,
    /** A tenant may come. */
    READY,
    /** Somebody removes it, or has left it half removed. */
    REMOVING;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }
}
