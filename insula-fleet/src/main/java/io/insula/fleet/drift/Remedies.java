package io.insula.fleet.drift;

import io.insula.fleet.drift.Comparison.Finding;
import io.insula.fleet.drift.Difference.What;
import java.util.Objects;

/** Finds what undoes a difference. The DDL has marks for the names of the place. */
final class Remedies {
  private final Structure expected;

  /**
   * @param expected the reference
   */
  Remedies(Structure expected) {
    this.expected = expected;
  }

  Remedy of(Finding finding) {
    Difference difference = finding.difference();
    if ("owner".equals(difference.property())) {
      return Remedy.none("only its owner can give it away: alter … owner to the migrator's role");
    }
    return switch (difference.what()) {
      case MISSING -> create(Objects.requireNonNull(finding.side().expected()));
      case EXTRA -> drop(Objects.requireNonNull(finding.side().actual()));
      case DIFFERENT ->
          change(
              Objects.requireNonNull(difference.property()),
              Objects.requireNonNull(finding.side().expected()),
              Objects.requireNonNull(finding.side().actual()));
    };
  }

  private Remedy create(Fact fact) {
    return switch (fact.kind()) {
      case "table" -> new TableRemedies(expected).create(fact);
      case "column" -> ColumnRemedies.create(fact);
      case "constraint", "index", "policy", "trigger", "rule" -> PartRemedies.create(fact);
      case "grant" -> GrantRemedies.create(fact);
      case "sequence", "enum", "domain", "range", "composite type" -> TypeRemedies.create(fact);
      case "view", "materialized view", "function", "procedure" -> CodeRemedies.create(fact);
      default -> Remedy.none("make it by hand");
    };
  }

  private static Remedy drop(Fact fact) {
    return switch (fact.kind()) {
      case "table" -> TableRemedies.drop(fact);
      case "column" -> ColumnRemedies.drop(fact);
      case "constraint", "index", "policy", "trigger", "rule" -> PartRemedies.drop(fact);
      case "grant" -> GrantRemedies.drop(fact);
      case "sequence", "enum", "domain", "range", "composite type" -> TypeRemedies.drop(fact);
      case "view", "materialized view", "function", "procedure", "aggregate" ->
          CodeRemedies.drop(fact);
      default -> Remedy.none("drop it by hand");
    };
  }

  private static Remedy change(String property, Fact expected, Fact actual) {
    return switch (expected.kind()) {
      case "table" -> TableRemedies.change(property, expected);
      case "column" -> ColumnRemedies.change(property, expected, actual);
      case "constraint", "index", "policy", "trigger", "rule" ->
          PartRemedies.change(expected, actual);
      case "grant" -> GrantRemedies.change(expected, actual);
      case "sequence", "enum", "domain", "range", "composite type" ->
          TypeRemedies.change(property, expected, actual);
      case "view", "materialized view", "function", "procedure" -> CodeRemedies.change(expected);
      default -> Remedy.none("change it by hand");
    };
  }

  /** Whether protection puts it back. */
  static boolean isProtection(Difference difference) {
    return difference.kind().equals("policy")
        && difference.what() != What.EXTRA
        && difference.object().matches(".*\\.insula_(open|tenant)");
  }
}
