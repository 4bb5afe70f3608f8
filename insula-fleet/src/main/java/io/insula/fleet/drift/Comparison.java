package io.insula.fleet.drift;

import io.insula.fleet.drift.Difference.What;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what differs between two structures. What is part of a missing table is not told. */
final class Comparison {
  /** Told for the making of SQL; names or repeats what is known already. */
  private static final Set<String> SILENT = Set.of("on", "to", "column", "signature");

  private final Structure expected;
  private final Structure actual;

  Comparison(Structure expected, Structure actual) {
    this.expected = expected;
    this.actual = actual;
  }

  /** One difference, with the facts of both sides. */
  record Finding(Difference difference, Side side) {}

  /** The facts that a difference is made of; at least one of them is there. */
  record Side(
      @org.jspecify.annotations.Nullable Fact expected,
      @org.jspecify.annotations.Nullable Fact actual) {}

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Fact fact : expected.facts()) {
      Fact counterpart = actual.like(fact);
      if (counterpart != null) {
        compare(fact, counterpart, findings);
      } else if (actual.hasWholeOf(fact) || !expected.hasWholeOf(fact)) {
        findings.add(missing(fact));
      }
    }
    for (Fact fact : actual.facts()) {
      if (expected.like(fact) == null && (expected.hasWholeOf(fact) || !actual.hasWholeOf(fact))) {
        findings.add(extra(fact));
      }
    }
    return findings;
  }

  private static Finding missing(Fact fact) {
    return new Finding(
        new Difference(fact.kind(), fact.name(), What.MISSING, null, summary(fact), null),
        new Side(fact, null));
  }

  private static Finding extra(Fact fact) {
    return new Finding(
        new Difference(fact.kind(), fact.name(), What.EXTRA, null, null, summary(fact)),
        new Side(null, fact));
  }

  private static void compare(Fact expected, Fact actual, List<Finding> findings) {
    if (expected.text().equals(actual.text())) {
      return;
    }
    Map<String, String> wanted = expected.properties();
    Map<String, String> found = actual.properties();
    Set<String> names = new LinkedHashSet<>(wanted.keySet());
    names.addAll(found.keySet());
    for (String name : names) {
      String want = wanted.get(name);
      String is = found.get(name);
      if (!Objects.equals(want, is)) {
        findings.add(
            new Finding(
                new Difference(expected.kind(), expected.name(), What.DIFFERENT, name, want, is),
                new Side(expected, actual)));
      }
    }
  }

  private static String summary(Fact fact) {
    return fact.properties().entrySet().stream()
        .filter(property -> !SILENT.contains(property.getKey()))
        .filter(property -> !property.getKey().equals("owner"))
        .map(
            property ->
                property.getKey().equals("definition")
                    ? property.getValue()
                    : property.getKey() + " " + property.getValue())
        .collect(Collectors.joining(", "));
  }
}
