package io.insula.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Work on the tables of one place, which is locked meanwhile.
 *
 * @param <T> what it finds out
 */
@FunctionalInterface
public interface LockedWork<T> {
  /**
   * Does it, in the transaction that is open.
   *
   * @param connection of the migrator's role, whose search path is the place's
   * @param protection keeps apart what the work made
   */
  T in(Connection connection, Protect protection) throws SQLException;

  /** Protects whatever is not protected yet. */
  @FunctionalInterface
  interface Protect {
    /** Runs it; the DDL that it took. */
    List<String> run() throws SQLException;
  }
}
