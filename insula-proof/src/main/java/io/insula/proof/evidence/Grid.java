package io.insula.proof.evidence;

import java.util.List;

/**
 * A table of an evidence report. Immutable.
 *
 * @param caption what it shows
 * @param columns the headings
 * @param rows as many cells each as there are headings
 */
public record Grid(String caption, List<String> columns, List<List<String>> rows) {
  /**
   * @throws IllegalArgumentException if a row has another number of cells than there are headings
   */
  public Grid {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("\"" + caption + "\" has a row of another width");
    }
  }
}
