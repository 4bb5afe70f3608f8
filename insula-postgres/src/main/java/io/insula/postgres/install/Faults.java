package io.insula.postgres.install;

import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.jdbc.RoleNames;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What makes a runtime connection unfit. Each fault is one sentence with its fix. */
public final class Faults {
  private final Connection connection;
  private final InstallSettings settings;
  private final String user;
  private final String database;
  private final List<String> faults = new ArrayList<>();

  private Faults(Connection connection, InstallSettings settings) throws SQLException {
    this.connection = connection;
    this.settings = settings;
    this.user = String.valueOf(Query.text(connection, "select current_user"));
    this.database = String.valueOf(Query.text(connection, "select current_database()"));
  }

  /** Looks at that connection; it is left as it was. */
  public static List<String> of(Connection runtime, InstallSettings settings) throws SQLException {
    Faults faults = new Faults(runtime, settings);
    faults.role();
    faults.memberships();
    faults.ownership();
    faults.database();
    faults.functions();
    return List.copyOf(faults.faults);
  }

  private void role() throws SQLException {
    attribute("rolsuper", "is a superuser, and row security does not hold for it", "nosuperuser");
    attribute("rolbypassrls", "bypasses row security", "nobypassrls");
    attribute("rolcreaterole", "may create roles, and act as them", "nocreaterole");
    attribute("rolreplication", "may replicate, which reads every tenant's data", "noreplication");
  }

  private void attribute(String column, String what, String fix) throws SQLException {
    if (is("select " + column + " from pg_catalog.pg_roles where rolname = current_user")) {
      fault(
          "Role %s %s; connect as %s, or run: alter role %s %s.",
          user, what, settings.roles().application(), quote(user), fix);
    }
  }

  private void memberships() throws SQLException {
    RoleNames roles = settings.roles();
    for (String group :
        List.of(
            roles.owner(),
            roles.migrator(),
            "pg_read_all_data",
            "pg_write_all_data",
            "pg_execute_server_program",
            "pg_read_server_files",
            "pg_write_server_files")) {
      if (is(
          """
          select pg_catalog.pg_has_role(g.oid, 'MEMBER') and not r.rolsuper
            from pg_catalog.pg_roles g, pg_catalog.pg_roles r
           where g.rolname = ? and r.rolname = current_user""",
          group)) {
        fault(
            user.equals(group)
                ? "The application is connected as %2$s, which is not kept apart from any tenant;"
                    + " connect as "
                    + roles.application()
                    + "."
                : "Role %s may act as %s and so go round the walls; run: revoke %s from %s.",
            user,
            group,
            quote(group),
            quote(user));
      }
    }
  }

  private void ownership() throws SQLException {
    String owned =
        Query.text(
            connection,
            """
            select string_agg(c.oid::regclass::text, ', ' order by c.oid)
              from (select oid from pg_catalog.pg_class
                     where relowner = (select oid from pg_catalog.pg_roles
                                        where rolname = current_user)
                       and relkind in ('r', 'p', 'v', 'm', 'f')
                       and relnamespace not in (select oid from pg_catalog.pg_namespace
                             where nspname ~ '^(pg_|information_schema$)')
                     order by oid limit 5) c""");
    if (owned != null) {
      fault(
          "Role %s owns tables (%s), and an owner can lift row security; run: reassign owned by %s"
              + " to %s.",
          user, owned, quote(user), quote(settings.roles().migrator()));
    }
  }

  private void database() throws SQLException {
    if (is("select pg_catalog.has_database_privilege(current_database(), 'TEMP')")) {
      fault(
          "Role %s may make temporary objects, which can hide tables and outlive a tenant's"
              + " transaction; run: revoke temporary on database %s from public, %s.",
          user, quote(database), quote(user));
    }
    if (is(
        """
        select exists (select from pg_catalog.pg_namespace
                        where nspname !~ '^pg_' and pg_catalog.has_schema_privilege(oid, 'CREATE'))""")) {
      fault(
          "Role %s may create objects in a schema of database %s; run: revoke create on schema …"
              + " from public, %s, for each schema that `\\dn+` shows.",
          user, quote(database), quote(user));
    }
  }

  private void functions() throws SQLException {
    String proof =
        Query.text(
            connection,
            "select prosecdef from pg_catalog.pg_proc where oid = to_regprocedure('insula.tenant()')"
                + " and to_regprocedure('insula.tenant_number()') is not null");
    if (proof == null) {
      fault(
          "Database %s is not prepared: insula.tenant() is missing; run `insula init`.", database);
    } else if (settings.proof() && proof.equals("f")) {
      fault(
          "Database %s was prepared without proof, so any SQL there can pose as any tenant; run"
              + " `insula init` with proof, or open Insula without it.",
          database);
    } else if (!settings.proof() && proof.equals("t")) {
      fault(
          "Database %s wants proof, and this application gives none; open Insula with proof.",
          database);
    } else {
      key();
    }
  }

  private void key() throws SQLException {
    String complaint = Probe.complaint(connection, settings);
    if (complaint != null) {
      fault(
          "Database %s refuses a binding of this application (%s); give the secret that `insula"
              + " init` wrote for this database.",
          database, complaint.lines().findFirst().orElse(""));
    }
  }

  private boolean is(String sql, Object... values) throws SQLException {
    return Query.test(connection, sql, values);
  }

  private void fault(String format, Object... values) {
    faults.add(String.format(Locale.ROOT, format, values));
  }
}
