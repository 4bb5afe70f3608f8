package io.insula.postgres.conformance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** One of the two ways to the same tables: the bare driver, or Insula. */
interface Side extends AutoCloseable {
  /** A connection of the application, in autocommit, with those options of the driver. */
  Connection open(Map<String, String> options) throws SQLException;

  /** A connection of the superuser to the same database. */
  Connection administrator() throws SQLException;

  /** Makes all data as it was in the beginning. */
  void reset();

  /** The line without what must differ between sides, such as the name of the database. */
  String normalised(String line);

  @Override
  void close();
}
