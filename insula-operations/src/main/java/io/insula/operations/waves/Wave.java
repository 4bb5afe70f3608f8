package io.insula.operations.waves;

/**
 * A part of the fleet that is migrated before the next part begins.
 *
 * @param name for people
 * @param members which places
 * @param gate what has to hold afterwards
 */
public record Wave(String name, Members members, Gate gate) {
  public Wave {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A wave needs a name");
    }
  }

  /** A wave behind which the next begins if nothing failed. */
  public static Wave of(String name, Members members) {
    return new Wave(name, members, Gate.DEFAULT);
  }

  /** The same with another gate behind it. */
  public Wave gate(Gate value) {
    return new Wave(name, members, value);
  }
}
