package io.insula.fleet.drift;

import org.jspecify.annotations.Nullable;

/**
 * What undoes one difference.
 *
 * @param sql the DDL, with marks; null when a program can't, or protection does it
 * @param lossy whether rows, or something else that the files don't make, would be lost
 * @param order the lower the earlier
 * @param reason why there is no DDL
 */
record Remedy(@Nullable String sql, boolean lossy, int order, @Nullable String reason) {
  /** DDL that loses nothing. */
  static Remedy of(int order, String sql) {
    return new Remedy(sql, false, order, null);
  }

  /** DDL that loses something. */
  static Remedy lossy(int order, String sql) {
    return new Remedy(sql, true, order, null);
  }

  /** Nothing that a program should do. */
  static Remedy none(String reason) {
    return new Remedy(null, false, 0, reason);
  }
}
