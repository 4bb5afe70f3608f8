package io.insula.proof.prover;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement while it is proved: its runs, and what they gave before the other tenant had rows.
 */
final class Tried {
  private final RecordedStatement statement;
  private final List<Run> runs;
  private final List<Baseline> baselines = new ArrayList<>();
  private boolean done;
  private @Nullable String failure;

  Tried(RecordedStatement statement, List<Run> runs) {
    this.statement = statement;
    this.runs = runs;
  }

  String sql() {
    return statement.sql();
  }

  List<Run> runs() {
    return runs;
  }

  void before(Outcome first, Outcome second) {
    baselines.add(new Baseline(first.small(), second.small()));
    note(first);
  }

  void note(Outcome outcome) {
    done |= outcome.done();
    if (failure == null) {
      failure = outcome.failure();
    }
  }

  /** How the outcome differs from what it was before; null if it does not, or can't be compared. */
  @Nullable String difference(int run, Outcome outcome) {
    Baseline before = baselines.get(run);
    if (!before.first.sameShape(before.second)) {
      return null;
    }
    if (!before.first.sameShape(outcome)) {
      return outcome.done() == before.first.done()
          ? "answers with other numbers of rows"
          : "fails or succeeds";
    }
    return before.first.same(before.second) && !before.first.same(outcome)
        ? "answers otherwise"
        : null;
  }

  boolean done() {
    return done;
  }

  String failure() {
    return failure == null ? "it has not been run" : failure;
  }

  private record Baseline(Outcome first, Outcome second) {}
}
