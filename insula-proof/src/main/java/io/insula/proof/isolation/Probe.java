package io.insula.proof.isolation;

import io.insula.Isolation;
import io.insula.proof.isolation.IsolationReport.Check;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One try of a door.
 *
 * @param door the door
 * @param name what is tried
 * @param look tries it
 */
record Probe(Door door, String name, Look look) {
  /** Tries it. What goes wrong on the way counts as failed: nothing was shown then. */
  Check run(Isolation isolation) {
    try {
      return new Check(isolation, door, name, look.complaint());
    } catch (SQLException | RuntimeException e) {
      return new Check(isolation, door, name, "could not be tried: " + first(e));
    }
  }

  /** No text, no complaint. */
  static @Nullable String complaint(String text) {
    return text.isEmpty() ? null : text;
  }

  static String first(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Tries something. */
  @FunctionalInterface
  interface Look {
    /** What came through; null if nothing did. */
    @Nullable String complaint() throws SQLException;
  }
}
