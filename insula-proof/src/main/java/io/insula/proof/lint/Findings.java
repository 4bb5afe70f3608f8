package io.insula.proof.lint;

import java.util.List;

/** Collects what one rule finds in one place. */
final class Findings {
  private final Lint lint;
  private final Scope scope;

  Findings(Lint lint, Scope scope) {
    this.lint = lint;
    this.scope = scope;
  }

  /**
   * Where a rule looks.
   *
   * @param found what was found there so far
   */
  record Scope(
      String cluster, String database, String schema, String owner, List<LintFinding> found) {}

  /** With the exact fix. */
  void add(String object, String what, String... fix) {
    add(lint.repair(), object, what, fix);
  }

  /** With another kind of repair than the lint's. */
  void add(Repair repair, String object, String what, String... fix) {
    scope
        .found()
        .add(
            new LintFinding(
                lint,
                scope.cluster(),
                scope.database(),
                scope.schema(),
                scope.owner(),
                object,
                what,
                List.of(fix),
                repair));
  }
}
