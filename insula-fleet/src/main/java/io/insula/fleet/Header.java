package io.insula.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the comments at the top of a file say of how to run it; null where they say nothing.
 *
 * @param transactional whether it can run in a transaction
 * @param lockTimeout how long each statement waits for a lock; zero waits for ever
 * @param statementTimeout how long each statement may take; zero for ever
 * @param retries how often it is tried again when a lock was not to be had
 */
record Header(
    boolean transactional,
    @Nullable Duration lockTimeout,
    @Nullable Duration statementTimeout,
    @Nullable Integer retries) {
  /** Nothing is said. */
  static final Header NONE = new Header(true, null, null, null);

  static final Header LOOSE = new Header(false, null, null, null);

  boolean setsTimeouts() {
    return lockTimeout != null || statementTimeout != null;
  }
}
