package io.insula.postgres.places;

import static io.insula.postgres.internal.Identifiers.literal;
import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.internal.Attempts;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PasswordUtil;

/** The login role of a tenant that has a database of its own. */
record TenantRole(String name, Mark mark, InstallSettings settings) {
  private static final String SESSIONS =
      "select pid from pg_catalog.pg_stat_activity where datname = ? and usename = ?";

  private static final String ATTRIBUTES = " login nocreatedb nocreaterole noinherit";

  /** Makes the role, its mark and the migrator's leave to act as it, all at once. */
  void create(Connection migrator) throws SQLException {
    Attempts.inTransaction(
        migrator,
        c -> {
          if (exists(c)) {
            Query.run(c, "alter role " + quote(name) + " login");
          } else {
            Query.run(c, "create role " + quote(name) + ATTRIBUTES + " password " + verifier());
            Query.run(c, mark.statement("role", name));
            Query.run(c, "grant " + quote(name) + " to current_user");
          }
          return name;
        });
  }

  /**
   * Whether there is such a role.
   *
   * @throws io.insula.InsulaException if there is one that is not this tenant's
   */
  boolean exists(Connection connection) throws SQLException {
    boolean there =
        Query.test(
            connection, "select exists (select from pg_catalog.pg_roles where rolname = ?)", name);
    if (there) {
      mark.require(
          "role",
          name,
          Query.text(
              connection,
              "select pg_catalog.shobj_description(oid, 'pg_authid')"
                  + " from pg_catalog.pg_roles where rolname = ?",
              name));
    }
    return there;
  }

  /** Lets the role in no more. */
  void shutOut(Connection migrator) throws SQLException {
    Attempts.inTransaction(
        migrator,
        c -> {
          if (exists(c)) {
            Query.run(c, "alter role " + quote(name) + " nologin");
          }
          return name;
        });
  }

  /**
   * Ends the role's sessions. As the role itself, since the migrator has no right over them; the
   * role may end none where tenants share a database, so it gets the right for that moment.
   */
  void disconnect(Connection migrator, String database) throws SQLException {
    if (!exists(migrator)) {
      return;
    }
    Attempts.inTransaction(
        migrator,
        c -> {
          List<String> sessions = Query.column(c, SESSIONS, database, name);
          String function = "execute on function pg_catalog.pg_terminate_backend(int, bigint)";
          Query.run(c, "grant " + function + " to " + quote(name));
          Query.run(c, "set local role " + quote(name));
          for (String session : sessions) {
            Query.text(
                c, "select pg_catalog.pg_terminate_backend(?, 5000)", Integer.valueOf(session));
          }
          Query.run(c, "reset role");
          Query.run(c, "revoke " + function + " from " + quote(name));
          return name;
        });
  }

  /** Whether there was a role to drop. */
  boolean drop(Connection migrator) throws SQLException {
    return Attempts.inTransaction(
        migrator,
        c -> {
          boolean there = exists(c);
          if (there) {
            Query.run(c, "drop role " + quote(name));
          }
          return there;
        });
  }

  private String verifier() throws SQLException {
    return literal(
        PasswordUtil.encodePassword(name, settings.password(name).toCharArray(), "scram-sha-256"));
  }
}
