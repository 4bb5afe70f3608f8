package io.insula.fleet;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A version such as {@code 2.1}: numbers, compared part by part. {@code 1}, {@code 01} and {@code
 * 1.0} are the same version, as in Flyway. Immutable.
 */
public final class MigrationVersion implements Comparable<MigrationVersion> {
  private final List<BigInteger> parts;
  private final String text;

  private MigrationVersion(List<BigInteger> parts, String text) {
    this.parts = parts;
    this.text = text;
  }

  /**
   * Reads {@code 2}, {@code 2.1} or {@code 2_1}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static MigrationVersion of(String text) {
    String dotted = text.replace('_', '.');
    if (!dotted.matches("\\d+(\\.\\d+)*")) {
      throw new IllegalArgumentException("\"" + text + "\" is not a version, such as 2 or 2.1");
    }
    List<BigInteger> parts = new ArrayList<>();
    for (String part : dotted.split("\\.", -1)) {
      parts.add(new BigInteger(part));
    }
    while (parts.size() > 1 && parts.get(parts.size() - 1).signum() == 0) {
      parts.remove(parts.size() - 1);
    }
    return new MigrationVersion(List.copyOf(parts), dotted);
  }

  @Override
  public int compareTo(MigrationVersion other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int order = part(i).compareTo(other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The same text for all ways of writing one version. */
  String key() {
    return parts.stream().map(BigInteger::toString).collect(Collectors.joining("."));
  }

  private BigInteger part(int index) {
    return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MigrationVersion version && parts.equals(version.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** As the file writes it, with dots. */
  @Override
  public String toString() {
    return text;
  }
}
