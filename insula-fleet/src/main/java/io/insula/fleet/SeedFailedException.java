package io.insula.fleet;

import io.insula.InsulaException;
import io.insula.TenantId;
import org.jspecify.annotations.Nullable;

/** A statement of a seed file failed for a tenant; nothing of the files was kept for it. */
public final class SeedFailedException extends InsulaException {
  private final transient TenantId tenant;
  private final String script;
  private final int line;
  private final @Nullable String sqlState;

  SeedFailedException(
      String message,
      TenantId tenant,
      String script,
      int line,
      @Nullable String sqlState,
      Throwable cause) {
    super(message, cause);
    this.tenant = tenant;
    this.script = script;
    this.line = line;
    this.sqlState = sqlState;
  }

  /** For whom. */
  public TenantId tenant() {
    return tenant;
  }

  /** The name of the file. */
  public String script() {
    return script;
  }

  /** The line in the file, from 1. */
  public int line() {
    return line;
  }

  /** What the server called the error. */
  public @Nullable String sqlState() {
    return sqlState;
  }
}
