package io.insula.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded server cannot be started, found or stopped. The message says what to do. */
public final class EmbeddedServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedServerException(String message) {
    super(message);
  }

  EmbeddedServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
