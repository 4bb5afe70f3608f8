package io.insula.proof.internal;

import io.insula.InsulaException;
import io.insula.guard.GuardMode;
import io.insula.operations.Insula;

/**
 * Sees to it that what is tried reaches the database: else the guard would be shown, not the wall.
 */
public final class Unguarded {
  private Unguarded() {}

  /**
   * Looks whether statements reach the database.
   *
   * @param what is to be shown, for the message
   * @throws InsulaException if the guard of that installation refuses statements
   */
  public static void require(Insula insula, String what) {
    if (insula.guard().mode() == GuardMode.STRICT) {
      throw new InsulaException(
          what
              + " would show the guard and not the walls behind it, since the guard of this"
              + " installation is strict. Open the installation with guard(GuardMode.OFF) for it.");
    }
  }
}
