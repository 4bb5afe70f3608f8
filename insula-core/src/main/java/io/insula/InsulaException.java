package io.insula;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Insula throws on purpose. Each subclass stands for one decision that
 * a caller can take. Messages say what happened, which tenant, and what to do; they never contain
 * bound values, secrets or another tenant's data.
 */
public class InsulaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InsulaException(String message) {
    super(message);
  }

  public InsulaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
