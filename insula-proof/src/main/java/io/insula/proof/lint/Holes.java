package io.insula.proof.lint;

import java.util.List;
import java.util.Map;

/**
 * Holes of the server that matter where tenants share it, and the minor version of each major one
 * that closed them. From the project's advisories; fixes only, no hearsay.
 */
enum Holes {
  CVE_2023_2455("row security disregards a change of role after inlining", true, Map.of(15, 3)),
  CVE_2023_39418(
      "MERGE does not enforce the row security of UPDATE and SELECT", true, Map.of(15, 4)),
  CVE_2023_5869(
      "an array operation lets a user run code in the server", false, Map.of(15, 5, 16, 1)),
  CVE_2024_10976(
      "row security below subqueries disregards a change of role",
      true,
      Map.of(15, 9, 16, 5, 17, 1)),
  CVE_2024_10978("SET ROLE can fall back to another role", false, Map.of(15, 9, 16, 5, 17, 1)),
  CVE_2025_8713(
      "statistics of partitions and children show rows that row security hides",
      true,
      Map.of(15, 14, 16, 10, 17, 6)),
  CVE_2026_2006(
      "a malformed multibyte text lets a user run code in the server",
      false,
      Map.of(15, 16, 16, 12, 17, 8, 18, 2)),
  CVE_2026_6473(
      "integer wraparound lets a user corrupt the server's memory",
      false,
      Map.of(15, 18, 16, 14, 17, 10, 18, 4));

  private static final int MAJOR = 10_000;

  private final String effect;
  private final boolean rows;
  private final Map<Integer, Integer> closed;

  Holes(String effect, boolean rows, Map<Integer, Integer> closed) {
    this.effect = effect;
    this.rows = rows;
    this.closed = closed;
  }

  /** Those of a server version such as 150003; the ones that show rows, or the others. */
  static List<Holes> of(int version, boolean rows) {
    return List.of(values()).stream()
        .filter(hole -> hole.rows == rows)
        .filter(hole -> hole.open(version))
        .toList();
  }

  private boolean open(int version) {
    Integer minor = closed.get(version / MAJOR);
    return minor != null && version % MAJOR < minor;
  }

  /** The minor version that closes it. */
  String closedIn(int version) {
    int major = version / MAJOR;
    return major + "." + closed.get(major);
  }

  @Override
  public String toString() {
    return name().replace('_', '-') + " (" + effect + ")";
  }
}
