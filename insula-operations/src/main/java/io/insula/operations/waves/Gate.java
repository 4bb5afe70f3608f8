package io.insula.operations.waves;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold before the wave behind it begins. Checked in this order: failures, SQL, pause,
 * and then somebody's word. Immutable.
 *
 * @param failures the share of the wave's places that may fail, from 0 to 1
 * @param sql a query that has to give true for each tenant of the wave; run as the application
 *     bound to the tenant; null for none
 * @param pause how long to wait and watch
 * @param manual whether somebody has to say go, by resuming the run
 */
public record Gate(double failures, @Nullable String sql, Duration pause, boolean manual) {
  /** No place may fail. */
  public static final Gate DEFAULT = new Gate(0, null, Duration.ZERO, false);

  public Gate {
    if (!(failures >= 0 && failures <= 1)) {
      throw new IllegalArgumentException("failures is from 0 % to 100 %");
    }
    if (pause.isNegative()) {
      throw new IllegalArgumentException("pause is negative");
    }
  }
}
