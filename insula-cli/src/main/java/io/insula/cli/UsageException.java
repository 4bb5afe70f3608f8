package io.insula.cli;

import io.insula.InsulaException;

/** The command line was understood, but doesn't make sense. */
final class UsageException extends InsulaException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
