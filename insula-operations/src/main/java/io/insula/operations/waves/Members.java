package io.insula.operations.waves;

import io.insula.TenantId;
import java.util.Set;

/** Which of the places that are left go in a wave. */
public sealed interface Members {
  /** The tenants of these names. */
  record Named(Set<TenantId> tenants) implements Members {
    public Named {
      tenants = Set.copyOf(tenants);
      if (tenants.isEmpty()) {
        throw new IllegalArgumentException("names no tenant");
      }
    }
  }

  /** The tenants of that plan. */
  record OfPlan(String plan) implements Members {}

  /**
   * That part of all places of the run, by the hash of their names: the same ones each time.
   *
   * @param percent above 0, up to 100
   */
  record Percent(double percent) implements Members {
    public Percent {
      if (!(percent > 0 && percent <= 100)) {
        throw new IllegalArgumentException("percent is above 0 and up to 100, not " + percent);
      }
    }
  }

  /** That many places, by the hash of their names. */
  record Count(int count) implements Members {
    public Count {
      if (count < 1) {
        throw new IllegalArgumentException("count is at least 1, not " + count);
      }
    }
  }

  /** All that are left. */
  record Rest() implements Members {}
}
