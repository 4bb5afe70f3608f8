package io.insula.fleet;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells failures that may pass by themselves from those that need somebody. */
final class Transience {
  /** Lock not available, deadlock, serialization failure, shutdowns, starting up. */
  private static final Set<String> PASSING =
      Set.of("55P03", "40P01", "40001", "57P01", "57P02", "57P03", "53300");

  private static final String CONNECTION = "08";

  private Transience() {}

  static boolean mayPass(Throwable failure) {
    String state = sqlState(failure);
    return state != null && (PASSING.contains(state) || state.startsWith(CONNECTION));
  }

  /** What the server called the error at the root; null if it wasn't the server's. */
  static @Nullable String sqlState(Throwable failure) {
    for (Throwable next = failure; next != null; next = next.getCause()) {
      if (next instanceof SQLException e && e.getSQLState() != null) {
        return e.getSQLState();
      }
    }
    return null;
  }
}
