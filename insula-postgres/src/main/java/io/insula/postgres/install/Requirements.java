package io.insula.postgres.install;

import io.insula.InsulaException;
import io.insula.jdbc.RoleNames;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** What a server and an administrator must bring. All faults are reported together. */
final class Requirements {
  private static final int OLDEST = 15;

  private Requirements() {}

  static void check(Connection connection, RoleNames roles) throws SQLException {
    List<String> faults = new ArrayList<>();
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      faults.add(
          "the server is PostgreSQL "
              + connection.getMetaData().getDatabaseProductVersion()
              + "; upgrade it to "
              + OLDEST
              + " or newer");
    }
    if (pooled(connection)) {
      faults.add(
          "a pooler stands between: an installation needs one connection of its own from start to"
              + " end, for its lock and its transaction; give the address of the server itself");
    }
    privileges(connection, faults);
    foreignRoles(connection, roles, faults);
    if (!faults.isEmpty()) {
      throw new InsulaException(
          "The database can't be prepared, and nothing was changed: "
              + String.join("; ", faults)
              + ".");
    }
  }

  /** A pooler hands out a backend pid of its own making. */
  private static boolean pooled(Connection connection) throws SQLException {
    int claimed = connection.unwrap(PGConnection.class).getBackendPID();
    return !Query.test(connection, "select pg_catalog.pg_backend_pid() = ?", claimed);
  }

  private static void privileges(Connection connection, List<String> faults) throws SQLException {
    if (Query.test(
        connection, "select rolsuper from pg_catalog.pg_roles where rolname = current_user")) {
      return;
    }
    String user = String.valueOf(Query.text(connection, "select current_user"));
    String database = String.valueOf(Query.text(connection, "select current_database()"));
    if (!Query.test(
        connection, "select rolcreaterole from pg_catalog.pg_roles where rolname = current_user")) {
      faults.add("role " + user + " may not create roles: alter role " + user + " createrole");
    }
    if (!Query.test(
        connection, "select rolcreatedb from pg_catalog.pg_roles where rolname = current_user")) {
      faults.add("role " + user + " may not create databases: alter role " + user + " createdb");
    }
    if (!Query.test(
        connection,
        "select pg_catalog.pg_has_role(datdba, 'USAGE') from pg_catalog.pg_database"
            + " where datname = current_database()")) {
      faults.add(
          "role %s does not own database %s: alter database %s owner to %s"
              .formatted(user, database, database, user));
    }
  }

  /** Roles that somebody else made, and that this administrator has no say over. */
  private static void foreignRoles(Connection connection, RoleNames roles, List<String> faults)
      throws SQLException {
    for (String role : List.of(roles.owner(), roles.migrator())) {
      boolean foreign =
          Query.test(
              connection,
              """
              select not r.rolsuper and case
                       when current_setting('server_version_num')::int >= 160000
                       then not (pg_catalog.pg_has_role(g.oid, 'SET')
                              or pg_catalog.pg_has_role(g.oid, 'MEMBER WITH ADMIN OPTION'))
                       else not r.rolcreaterole end
                from pg_catalog.pg_roles g, pg_catalog.pg_roles r
               where g.rolname = ? and r.rolname = current_user""",
              role);
      if (foreign) {
        faults.add(
            "role %s exists already, and another administrator made it: let that one run `insula init`, or grant %s to %s with admin option"
                .formatted(role, role, Query.text(connection, "select current_user")));
      }
    }
  }
}
