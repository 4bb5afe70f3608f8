package io.insula.jdbc.spi;

import org.jspecify.annotations.Nullable;

/**
 * What the text of a statement tells. Immutable; remembered for each distinct text.
 *
 * @param sql the text as the user wrote it
 * @param escaped the text for a prepared statement without parameters: question marks doubled
 * @param kind what it does
 * @param statements how many statements it has
 * @param parameters how many parameters it has
 * @param controlsTransaction whether it begins or ends a transaction, or resets settings
 * @param leavesState whether it may leave something in the session that outlives the transaction
 * @param keysFromEnd how many characters from the end of the text a clause for generated keys can
 *     be put; {@link #HAS_KEYS} if the statement has one, or is no {@link Kind#WRITE}
 * @param systemOnly whether it is a single query that reads no table but the system's own, as
 *     frameworks send at their start
 * @param conflict the target of its {@code on conflict (…)}, if it has one
 */
public record StatementTraits(
    String sql,
    String escaped,
    Kind kind,
    int statements,
    int parameters,
    boolean controlsTransaction,
    boolean leavesState,
    int keysFromEnd,
    boolean systemOnly,
    @Nullable ConflictTarget conflict) {
  /** No clause for generated keys can be put in. */
  public static final int HAS_KEYS = -1;

  /** What a statement does. */
  public enum Kind {
    /** Reads: select, values, table, show. */
    READ,
    /** A single insert, update or delete. */
    WRITE,
    /** Must be sent alone and unbound: it refuses a transaction, or has to be its first. */
    UNBOUND,
    /** Anything else, also several statements. */
    OTHER
  }

  /**
   * The target of an {@code on conflict (…)}.
   *
   * @param table as written
   * @param elements the columns or expressions, as written
   * @param position where the first element begins in the text
   */
  public record ConflictTarget(String table, java.util.List<String> elements, int position) {
    public ConflictTarget {
      elements = java.util.List.copyOf(elements);
    }
  }
}
