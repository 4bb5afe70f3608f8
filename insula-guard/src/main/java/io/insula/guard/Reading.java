package io.insula.guard;

import io.insula.guard.internal.Filter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is noted while one text is read. Not thread-safe. */
final class Reading {
  private final Set<Rule> rules;
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Set<Reference> references = new LinkedHashSet<>();
  private final List<Filter> uses = new ArrayList<>();

  Reading(Set<Rule> rules) {
    this.rules = rules;
  }

  /**
   * A schema that is named.
   *
   * @param relation whether what is named in it has rows
   */
  record Reference(String schema, boolean relation) {}

  void found(Rule rule, String detail) {
    if (rules.contains(rule)) {
      findings.add(new Finding(rule, detail));
    }
  }

  void names(String schema, boolean relation) {
    if (rules.contains(Rule.FOREIGN_SCHEMA)) {
      references.add(new Reference(schema, relation));
    }
  }

  void uses(Filter use) {
    if (rules.contains(Rule.MISSING_TENANT)) {
      uses.add(use);
    }
  }

  Judgement judgement(String normalised, GuardSettings settings) {
    return new Judgement(
        normalised, List.copyOf(findings), List.copyOf(references), List.copyOf(uses), settings);
  }
}
