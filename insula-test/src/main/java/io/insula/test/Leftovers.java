package io.insula.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What JVMs leave on a server that outlives them. Each holds a lock while it lives, so that another
 * one can tell what belongs to nobody any more.
 */
final class Leftovers {
  private static final String LOCK = "(pg_catalog.hashtextextended(?, 3))";

  /** A database and its tenants' own, whose names begin with its name, and their roles. */
  private static final String STATEMENTS =
      """
      select pg_catalog.format('drop database if exists %I with (force)', datname)
        from pg_catalog.pg_database where datname = ? or starts_with(datname, ? || '_')
      union all
      select pg_catalog.format('drop role if exists %I', rolname)
        from pg_catalog.pg_roles where starts_with(rolname, ? || '_')""";

  private Leftovers() {}

  /** Says that the run of that name lives, as long as the connection does. */
  static void claim(Connection connection, String run) throws SQLException {
    Sql.rows(connection, "select pg_catalog.pg_advisory_lock" + LOCK, run);
  }

  /** Takes it back. */
  static void release(Connection connection, String run) throws SQLException {
    Sql.rows(connection, "select pg_catalog.pg_advisory_unlock" + LOCK, run);
  }

  /** Drops what runs left that live no more. */
  static void sweep(Connection connection) throws SQLException {
    List<String> runs =
        Sql.column(
            connection,
            "select distinct substring(datname from ?) from pg_catalog.pg_database"
                + " where datname ~ ?",
            "^" + Server.PREFIX + "[0-9a-f]{8}",
            "^" + Server.PREFIX + "[0-9a-f]{8}_");
    for (String run : runs) {
      if (Sql.column(connection, "select pg_catalog.pg_try_advisory_lock" + LOCK, run)
          .contains("t")) {
        drop(connection, run);
        release(connection, run);
      }
    }
  }

  /** Drops that database, and all whose names go on after it. */
  static void drop(Connection connection, String name) throws SQLException {
    for (String statement : Sql.column(connection, STATEMENTS, name, name, name)) {
      Sql.run(connection, statement);
    }
  }
}
