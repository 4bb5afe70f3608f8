package io.insula.proof.evidence;

import java.util.List;

/**
 * One part of an evidence report. Immutable.
 *
 * @param id a short name, the same in every report, such as {@code roles}
 * @param title the heading
 * @param verdict what became of it
 * @param summary the result in one sentence
 * @param meaning what was looked at and why it matters, for somebody who doesn't know Insula
 * @param grids the details
 */
public record Section(
    String id, String title, Verdict verdict, String summary, String meaning, List<Grid> grids) {
  public Section {
    grids = List.copyOf(grids);
  }

  /** A part that was left out. */
  static Section skipped(String id, String title, String reason) {
    return new Section(id, title, Verdict.SKIPPED, reason, "", List.of());
  }
}
