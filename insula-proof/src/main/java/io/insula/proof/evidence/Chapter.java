package io.insula.proof.evidence;

import io.insula.operations.Insula;
import java.sql.SQLException;

/** Looks at one thing, and writes down what it found. */
interface Chapter {
  /** Short, and the same in every report: what `--skip` names. */
  String id();

  String title();

  Section write(Insula insula) throws SQLException;
}
