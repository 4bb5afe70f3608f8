package io.insula;

/** The catalog cannot be read, and what is remembered of it is too old to be trusted. */
public final class CatalogUnavailableException extends InsulaException {
  private static final long serialVersionUID = 1L;

  public CatalogUnavailableException(
      String message, @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
  }
}
