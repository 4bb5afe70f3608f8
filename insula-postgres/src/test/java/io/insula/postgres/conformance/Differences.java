package io.insula.postgres.conformance;

import io.insula.Isolation;
import java.util.List;

/** Everything that is not as with the bare driver. */
final class Differences {
  static final List<Difference> ALL = List.of();

  private Differences() {}

  static List<Difference> of(Case shown, Isolation isolation) {
    return ALL.stream().filter(difference -> difference.about(shown, isolation)).toList();
  }

  static String document() {
    return "";
  }
}
