package io.insula.fleet.drift;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as the migrations make it. Immutable.
 *
 * @param kind of object, such as {@code column} or {@code policy}
 * @param object its name within the schema, such as {@code invoice.total}
 * @param what is the matter
 * @param property what of it differs, such as {@code type}; null when the whole is missing or extra
 * @param expected what the migrations make; null when they make nothing of the kind
 * @param actual what is there; null when there is nothing
 */
public record Difference(
    String kind,
    String object,
    What what,
    @Nullable String property,
    @Nullable String expected,
    @Nullable String actual) {

  /** What can be the matter. */
  public enum What {
    /** The migrations make it, and it isn't there. */
    MISSING,
    /** It is there, and the migrations don't make it. */
    EXTRA,
    /** It is there, and not as the migrations make it. */
    DIFFERENT
  }

  /** A sentence. */
  @Override
  public String toString() {
    String name = kind.equals("schema") ? kind : kind + " " + object;
    return switch (what) {
      case MISSING -> name + " is missing" + (expected == null ? "" : ": " + expected);
      case EXTRA -> name + " is extra" + (actual == null ? "" : ": " + actual);
      case DIFFERENT ->
          name + ": " + property + " is " + shown(actual) + ", not " + shown(expected);
    };
  }

  private static String shown(@Nullable String value) {
    return value == null ? "not set" : value;
  }
}
