package io.insula.postgres.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines that only one of two traces has.
 *
 * @param missing what the bare driver showed and the other side did not
 * @param extra what the other side showed and the bare driver did not
 */
record Comparison(List<String> missing, List<String> extra) {
  static Comparison of(Trace bare, Trace other) {
    return of(bare.lines(), other.lines());
  }

  static Comparison of(List<String> bare, List<String> other) {
    int[][] common = common(bare, other);
    List<String> missing = new ArrayList<>();
    List<String> extra = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < bare.size() || j < other.size()) {
      if (i < bare.size() && j < other.size() && bare.get(i).equals(other.get(j))) {
        i++;
        j++;
      } else if (j == other.size() || (i < bare.size() && common[i + 1][j] >= common[i][j + 1])) {
        missing.add(bare.get(i++));
      } else {
        extra.add(other.get(j++));
      }
    }
    return new Comparison(missing, extra);
  }

  /** Lengths of the longest common subsequences of what follows each pair of positions. */
  private static int[][] common(List<String> bare, List<String> other) {
    int[][] common = new int[bare.size() + 1][other.size() + 1];
    for (int i = bare.size() - 1; i >= 0; i--) {
      for (int j = other.size() - 1; j >= 0; j--) {
        common[i][j] =
            bare.get(i).equals(other.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  boolean same() {
    return missing.isEmpty() && extra.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    missing.forEach(line -> text.append("  bare only: ").append(line).append('\n'));
    extra.forEach(line -> text.append("  here only: ").append(line).append('\n'));
    return text.toString();
  }
}
