package io.insula.fleet;

import io.insula.InsulaException;
import org.jspecify.annotations.Nullable;

/** A statement of a file failed; what the transaction had done before is undone. */
public final class MigrationFailedException extends InsulaException {
  private final transient MigrationTarget target;
  private final String script;
  private final int line;
  private final @Nullable String statement;
  private final @Nullable String sqlState;

  MigrationFailedException(
      String message,
      MigrationTarget target,
      String script,
      int line,
      @Nullable String statement,
      @Nullable String sqlState,
      @Nullable Throwable cause) {
    super(message, cause);
    this.target = target;
    this.script = script;
    this.line = line;
    this.statement = statement;
    this.sqlState = sqlState;
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

  /** How the statement begins, up to its first literal; null if it failed outside of one. */
  public @Nullable String statement() {
    return statement;
  }

  /** What the server called the error. */
  public @Nullable String sqlState() {
    return sqlState;
  }
}
