package io.insula.proof.lint;

import java.util.function.BiConsumer;

/**
 * A lint with its judge.
 *
 * @param <F> the facts that it looks at
 */
record Rule<F>(Lint lint, BiConsumer<F, Findings> judge) {
  void look(F facts, Findings.Scope scope) {
    judge.accept(facts, new Findings(lint, scope));
  }

  /** Begins an error. */
  static Draft error(String id, String title) {
    return new Draft(id, Severity.ERROR, title, "", "", Repair.BY_HAND);
  }

  /** Begins a warning. */
  static Draft warning(String id, String title) {
    return new Draft(id, Severity.WARNING, title, "", "", Repair.BY_HAND);
  }

  /** Begins a note. */
  static Draft info(String id, String title) {
    return new Draft(id, Severity.INFO, title, "", "", Repair.BY_HAND);
  }

  /** A rule that is being written. */
  record Draft(String id, Severity severity, String title, String why, String fix, Repair repair) {
    Draft why(String reason) {
      return new Draft(id, severity, title, reason, fix, repair);
    }

    Draft fix(Repair how, String what) {
      return new Draft(id, severity, title, why, what, how);
    }

    <F> Rule<F> judge(BiConsumer<F, Findings> judge) {
      return new Rule<>(new Lint(id, severity, title, why, fix, repair), judge);
    }
  }
}
