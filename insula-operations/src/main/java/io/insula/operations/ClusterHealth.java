package io.insula.operations;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster is.
 *
 * @param cluster its name
 * @param reachable whether the application's role got a connection
 * @param version the server's product and version, or null if it was not reached
 * @param latency of one round trip, or null if it was not reached
 * @param faults one sentence each, with its fix; empty when all is well
 */
public record ClusterHealth(
    String cluster,
    boolean reachable,
    @Nullable String version,
    @Nullable Duration latency,
    List<String> faults) {
  public ClusterHealth {
    faults = List.copyOf(faults);
  }
}
