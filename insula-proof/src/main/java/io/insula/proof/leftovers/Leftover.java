package io.insula.proof.leftovers;

import io.insula.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is still there. Immutable.
 *
 * @param cluster the server, or empty for a file
 * @param database where it is, or empty for what belongs to the whole server
 * @param kind what it is
 * @param name its name; for rows, their table
 * @param tenant whose it was, if that is known
 * @param size rows or bytes, or 1
 * @param standing what is to be thought of it
 * @param note one sentence: why
 * @param remedy the command or the SQL that removes it; empty if it stays
 */
public record Leftover(
    String cluster,
    String database,
    Kind kind,
    String name,
    @Nullable TenantId tenant,
    long size,
    Standing standing,
    String note,
    String remedy) {

  /** Whether it should not be there. */
  public boolean wrong() {
    return standing == Standing.LEFT || standing == Standing.UNKNOWN;
  }

  /** Whether both say the same of the same thing, however big it is by now. */
  boolean same(Leftover other) {
    return cluster.equals(other.cluster)
        && database.equals(other.database)
        && kind == other.kind
        && name.equals(other.name)
        && standing == other.standing;
  }
}
