package io.insula.operations;

import io.insula.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list.
 *
 * @param after the last id of the part before, or null for the first part
 * @param size how many at most, from 1 to {@link #MAX_SIZE}
 */
public record PageRequest(@Nullable TenantId after, int size) {
  /** How many, if nothing else is said. */
  public static final int DEFAULT_SIZE = 50;

  /** The most that one page can have. */
  public static final int MAX_SIZE = 10_000;

  public PageRequest {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "A page has 1 to " + MAX_SIZE + " tenants; " + size + " were asked for");
    }
  }

  /** The first part, of the default size. */
  public static PageRequest first() {
    return new PageRequest(null, DEFAULT_SIZE);
  }

  /** The first part, of that size. */
  public static PageRequest first(int size) {
    return new PageRequest(null, size);
  }
}
