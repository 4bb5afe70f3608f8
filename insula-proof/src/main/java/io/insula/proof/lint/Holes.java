package io.insula.proof.lint;

import java.util.List;
import java.util.Map;

/**
 * Holes of the server that matter where tenants share it, and the minor version of each major one
 * that closed them. From the project's advisories; fixes only, no hearsay.
 */
record Holes(String id, String effect, boolean rows, Map<Integer, Integer> closed) {
  private static final int MAJOR = 10_000;

  private static final List<Holes> ALL =
      List.of(
          new Holes(
              "CVE-2023-2455",
              "row security disregards a change of role after inlining",
              true,
              Map.of(15, 3)),
          new Holes(
              "CVE-2023-39418",
              "MERGE does not enforce the row security of UPDATE and SELECT",
              true,
              Map.of(15, 4)),
          new Holes(
              "CVE-2023-5869",
              "an array operation lets a user run code in the server",
              false,
              Map.of(15, 5, 16, 1)),
          new Holes(
              "CVE-2024-10976",
              "row security below subqueries disregards a change of role",
              true,
              Map.of(15, 9, 16, 5, 17, 1)),
          new Holes(
              "CVE-2024-10978",
              "SET ROLE can fall back to another role",
              false,
              Map.of(15, 9, 16, 5, 17, 1)),
          new Holes(
              "CVE-2025-8713",
              "statistics of partitions and children show rows that row security hides",
              true,
              Map.of(15, 14, 16, 10, 17, 6)),
          new Holes(
              "CVE-2026-2006",
              "a malformed multibyte text lets a user run code in the server",
              false,
              Map.of(15, 16, 16, 12, 17, 8, 18, 2)),
          new Holes(
              "CVE-2026-6473",
              "integer wraparound lets a user corrupt the server's memory",
              false,
              Map.of(15, 18, 16, 14, 17, 10, 18, 4)));

  /** Those of a server version such as 150003; the ones that show rows, or the others. */
  static List<Holes> of(int version, boolean rows) {
    return ALL.stream()
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
    return id + " (" + effect + ")";
  }
}
