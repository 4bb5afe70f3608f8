package io.insula.proof.evidence;

import io.insula.operations.Insula;
import java.sql.SQLException;

/** Looks at one thing, and writes down what it found. */
interface Chapter {
  /** Short, and the same in every report: what `--skip` names. */
  String id();

  String title();

  /**
   * Looks.
   *
   * @param progress is told how far it is, if it takes long
   */
  Section write(Insula insula, Progress progress) throws SQLException;

  /** Is told how far a chapter is. */
  @FunctionalInterface
  interface Progress {
    void at(int done, int all);
  }
}
