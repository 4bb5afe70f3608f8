package io.insula.operations;

import io.insula.InsulaException;

/** A run over the fleet that goes on in waves stands in the way. */
public final class OpenRunException extends InsulaException {
  private static final long serialVersionUID = 1L;

  private final long run;

  OpenRunException(long run, String message) {
    super(message);
    this.run = run;
  }

  /** The number of the run. */
  public long run() {
    return run;
  }
}
