package io.insula.fleet;

import io.insula.InsulaException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A file, or a Java migration, failed; what the transaction had done before is undone. */
public final class MigrationFailedException extends InsulaException {
  private final transient MigrationTarget target;
  private final Spot spot;

  /**
   * Where in the files it failed.
   *
   * @param script the name of the file
   * @param line from 1; 0 if it isn't known
   * @param statement how it begins
   * @param sqlState what the server said
   * @param retries how often the file wants to be tried again
   */
  record Spot(
      String script,
      int line,
      @Nullable String statement,
      @Nullable String sqlState,
      @Nullable Integer retries)
      implements Serializable {
    /** No statement in particular. */
    static Spot of(ReadyFile file, @Nullable String sqlState) {
      return new Spot(file.toString(), 0, null, sqlState, file.header().retries());
    }
  }

  MigrationFailedException(
      String message, MigrationTarget target, Spot spot, @Nullable Throwable cause) {
    super(message, cause);
    this.target = target;
    this.spot = spot;
  }

  /** Where it failed. */
  public MigrationTarget target() {
    return target;
  }

  /** The name of the file, or the class of a Java migration. */
  public String script() {
    return spot.script();
  }

  /** The line in the file, from 1; 0 if it isn't known. */
  public int line() {
    return spot.line();
  }

  /** How the statement begins, up to its first literal; null if it failed outside of one. */
  public @Nullable String statement() {
    return spot.statement();
  }

  /** What the server called the error. */
  public @Nullable String sqlState() {
    return spot.sqlState();
  }

  /** How often the file wants to be tried again when a lock is not to be had; null if unsaid. */
  public @Nullable Integer retries() {
    return spot.retries();
  }
}
