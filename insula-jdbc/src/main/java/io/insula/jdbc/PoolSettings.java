package io.insula.jdbc;

import java.time.Duration;

/**
 * How connections are pooled. There is one pool for each (cluster, database, role).
 *
 * @param size how many connections a pool has at most
 * @param idle how many of them are kept although nobody needs them
 * @param patience how long {@code getConnection} waits for one
 * @param idleFor how long a connection that is not kept stays idle before it is closed
 * @param lifetime how old a connection gets
 * @param pools how many pools are open; beyond it the one that rested longest is closed, but never
 *     one in use
 */
public record PoolSettings(
    int size, int idle, Duration patience, Duration idleFor, Duration lifetime, int pools) {
  /** The settings unless set. */
  public static final PoolSettings DEFAULT =
      new PoolSettings(
          10, 0, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(30), 100);

  public PoolSettings {
    if (size < 1 || idle < 0 || idle > size || pools < 1) {
      throw new IllegalArgumentException(
          "Pools need size >= 1, 0 <= idle <= size and pools >= 1; got size="
              + size
              + ", idle="
              + idle
              + ", pools="
              + pools);
    }
  }

  /** The same, with that many connections at most. */
  public PoolSettings withSize(int connections) {
    return new PoolSettings(
        connections, Math.min(idle, connections), patience, idleFor, lifetime, pools);
  }

  /** The same, with that many pools at most. */
  public PoolSettings withPools(int open) {
    return new PoolSettings(size, idle, patience, idleFor, lifetime, open);
  }
}
