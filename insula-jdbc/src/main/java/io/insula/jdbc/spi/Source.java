package io.insula.jdbc.spi;

import java.sql.SQLException;

/** Opens the physical connections of one pool, and reads the statements for them. Thread-safe. */
public interface Source {
  /** Opens a new physical connection. */
  Session open() throws SQLException;

  /** Reads a statement, without asking the database; the caller remembers the answer. */
  StatementTraits read(String sql);

  /** Forgets what was learned of the tables: a migration has changed them. */
  void forget();
}
