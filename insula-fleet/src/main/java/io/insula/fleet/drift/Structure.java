package io.insula.fleet.drift;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All facts about one schema, in an order in which the objects can be made. Immutable. */
final class Structure {
  /** Kinds that other objects are parts of. */
  private static final Set<String> WHOLES =
      Set.of(
          "table",
          "view",
          "materialized view",
          "sequence",
          "function",
          "procedure",
          "aggregate",
          "enum",
          "domain",
          "range",
          "composite type");

  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Set<String> wholes;

  Structure(List<Fact> facts) {
    facts.forEach(fact -> this.facts.put(fact.key(), fact));
    this.wholes =
        facts.stream()
            .filter(fact -> WHOLES.contains(fact.kind()))
            .map(Fact::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  Collection<Fact> facts() {
    return facts.values();
  }

  @Nullable Fact like(Fact fact) {
    return facts.get(fact.key());
  }

  @Nullable Fact find(String kind, String name) {
    return facts.get(kind + "\u001f" + name);
  }

  /** Whether the object that this one is a part of is here. */
  boolean hasWholeOf(Fact fact) {
    return fact.partOf().isEmpty()
        || WHOLES.contains(fact.kind())
        || wholes.contains(fact.partOf());
  }

  /** What is part of that object, of one kind. */
  List<Fact> parts(String kind, Fact whole) {
    return facts.values().stream()
        .filter(fact -> fact.kind().equals(kind) && fact.partOf().equals(whole.name()))
        .toList();
  }
}
