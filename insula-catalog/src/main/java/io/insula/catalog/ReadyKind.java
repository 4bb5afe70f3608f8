package io.insula.catalog;

import io.insula.InsulaException;
import io.insula.Isolation;

/**
 * What a place that is kept ready is good for.
 *
 * @param cluster the cluster it is on
 * @param isolation schema or database
 */
public record ReadyKind(String cluster, Isolation isolation) {
  /**
   * @throws InsulaException for row isolation, where there is nothing to keep ready
   */
  public ReadyKind {
    if (isolation == Isolation.ROW) {
      throw new InsulaException(
          "In row isolation no places are kept ready: all tenants share the same tables, so that a"
              + " new one has nothing to wait for. Choose schema or database.");
    }
  }

  @Override
  public String toString() {
    return isolation.label() + " on cluster \"" + cluster + "\"";
  }
}
