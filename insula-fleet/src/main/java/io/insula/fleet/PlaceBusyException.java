package io.insula.fleet;

import io.insula.InsulaException;

/** Somebody else is migrating the same place; nothing was done. */
public final class PlaceBusyException extends InsulaException {
  private static final long serialVersionUID = 1L;

  PlaceBusyException(String label) {
    super(label + " is being migrated by somebody else; nothing was done. Try again later.");
  }
}
