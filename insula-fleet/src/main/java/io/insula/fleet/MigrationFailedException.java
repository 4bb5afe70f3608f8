package io.insula.fleet;

import io.insula.InsulaException;
import org.jspecify.annotations.Nullable;

/** A file, or a Java migration, failed; what the transaction had done before is undone. */
public final class MigrationFailedException extends InsulaException {
  private final transient MigrationTarget target;
  private final String script;
  private final int line;
  private final @Nullable String sqlState;
  private final @Nullable Integer retries;

  MigrationFailedException(
      String message,
      MigrationTarget target,
      String script,
      int line,
      @Nullable String sqlState,
      @Nullable Integer retries,
      @Nullable Throwable cause) {
    super(message, cause);
    this.target = target;
    this.script = script;
    this.line = line;
    this.sqlState = sqlState;
    this.retries = retries;
  }

  /** Where it failed. */
  public MigrationTarget target() {
    return target;
  }

  /** The name of the file; empty if it failed outside of one. */
  public String script() {
    return script;
  }

  /** The line in the file, from 1; 0 if it isn't known. */
  public int line() {
    return line;
  }

  /** What the server called the error. */
  public @Nullable String sqlState() {
    return sqlState;
  }

  /** How often the file wants to be tried again when a lock is not to be had; null if unsaid. */
  public @Nullable Integer retries() {
    return retries;
  }
}
