package io.insula.proof.prover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run gave.
 *
 * @param state the SQL state; empty if there was no error
 * @param failure what the error was, without values; null if there was none
 * @param constraint the constraint that an error speaks of; empty if none
 * @param shape how many results, rows and changes there were
 * @param content all of the results, in whatever order
 * @param cells the texts in it
 * @param changed tables whose watched rows were changed
 */
record Outcome(
    String state,
    @Nullable String failure,
    String constraint,
    String shape,
    String content,
    List<Cell> cells,
    List<String> changed) {
  boolean done() {
    return failure == null;
  }

  /** The same, without the texts. */
  Outcome small() {
    return new Outcome(state, failure, constraint, shape, content, List.of(), List.of());
  }

  boolean sameShape(Outcome other) {
    return state.equals(other.state) && shape.equals(other.shape);
  }

  boolean same(Outcome other) {
    return sameShape(other) && content.equals(other.content);
  }

  /**
   * A text that came out.
   *
   * @param where by what, such as a result
   * @param table the table that the driver says it is of; empty if none
   * @param column the column, likewise
   */
  record Cell(String where, String table, String column, String text) {}
}
