package io.insula.guard;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What frameworks send by themselves, and what no rule should stop. */
final class KnownStatements {
  private static final String HIBERNATE_SEQUENCES = "select * from information_schema.sequences";

  private KnownStatements() {}

  static Set<String> normalised() {
    return Stream.of(HIBERNATE_SEQUENCES).map(Normalised::of).collect(Collectors.toSet());
  }
}
