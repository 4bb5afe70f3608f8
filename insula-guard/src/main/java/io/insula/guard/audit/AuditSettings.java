package io.insula.guard.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the trail is kept in this process. Immutable.
 *
 * @param queue how many entries may wait to be written
 * @param batch how many are written in one transaction at most
 * @param patience how long {@link AuditTrail#record} waits at most
 * @param hurry after how long, of that, an entry goes to the spool instead
 * @param retry how long the database is left alone after it failed
 * @param spool the folder of the local files that take over while the database is away; null for
 *     none. Processes may share it
 */
public record AuditSettings(
    int queue, int batch, Duration patience, Duration hurry, Duration retry, @Nullable Path spool) {
  /** A queue of 10,000, batches of 500, 2 s of patience, no spool. */
  public static final AuditSettings DEFAULT =
      new AuditSettings(
          10_000, 500, Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(1), null);

  /**
   * @throws IllegalArgumentException if a number or a time is not positive
   */
  public AuditSettings {
    if (queue < 1 || batch < 1) {
      throw new IllegalArgumentException("The audit trail's queue and batch take at least one");
    }
    if (!isPositive(patience) || !isPositive(hurry) || !isPositive(retry)) {
      throw new IllegalArgumentException("The audit trail's times are longer than nothing");
    }
  }

  private static boolean isPositive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }

  /** The same, with a folder for what the database can't take now. */
  public AuditSettings withSpool(Path folder) {
    return new AuditSettings(queue, batch, patience, hurry, retry, folder);
  }

  /** The same, with that patience. */
  public AuditSettings withPatience(Duration value) {
    return new AuditSettings(queue, batch, value, hurry, retry, spool);
  }

  /** The same, with a queue of that length. */
  public AuditSettings withQueue(int value) {
    return new AuditSettings(value, batch, patience, hurry, retry, spool);
  }

  /** The same, leaving a database that failed alone for that long. */
  public AuditSettings withRetry(Duration value) {
    return new AuditSettings(queue, batch, patience, hurry, value, spool);
  }
}
