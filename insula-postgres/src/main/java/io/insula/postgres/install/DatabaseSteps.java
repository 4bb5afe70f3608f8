package io.insula.postgres.install;

import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.jdbc.RoleNames;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who may do what in the database as a whole. */
final class DatabaseSteps {
  private final RoleNames roles;
  private final String application;
  private final String database;

  DatabaseSteps(RoleNames roles, String application, String database) {
    this.roles = roles;
    this.application = application;
    this.database = database;
  }

  List<Step> steps(Connection connection) throws SQLException {
    List<Step> steps = new ArrayList<>();
    steps.add(Grants.database(database, roles.migrator(), "connect", "create"));
    steps.add(Grants.database(database, application, "connect"));
    steps.add(
        new Step(
            "no temporary objects in database " + database,
            c ->
                Query.test(
                    c,
                    """
                    select not exists (
                      select from pg_catalog.pg_database d,
                             pg_catalog.aclexplode(coalesce(d.datacl,
                               pg_catalog.acldefault('d', d.datdba))) a
                       where d.datname = current_database() and a.grantee = 0
                         and a.privilege_type = 'TEMPORARY')"""),
            List.of(
                Command.of("revoke temporary on database " + quote(database) + " from public"))));
    if (Query.test(
        connection, "select rolsuper from pg_catalog.pg_roles where rolname = current_user")) {
      steps.add(largeObjects());
    }
    return steps;
  }

  /** Large objects have no row security and belong to no schema, so tenants would share them. */
  private static Step largeObjects() {
    String open =
        """
        select p.oid::regprocedure
          from pg_catalog.pg_proc p,
               pg_catalog.aclexplode(coalesce(p.proacl,
                 pg_catalog.acldefault('f', p.proowner))) a
         where p.pronamespace = 'pg_catalog'::regnamespace
           and (p.proname ~ '^lo_' or p.proname in ('loread', 'lowrite'))
           and a.grantee = 0""";
    return new Step(
        "no large objects",
        c -> Query.test(c, "select not exists (" + open + ")"),
        List.of(
            Command.of(
                """
                do $$
                declare
                  f regprocedure;
                begin
                  for f in %s
                  loop
                    execute 'revoke execute on function ' || f || ' from public';
                  end loop;
                end
                $$"""
                    .formatted(open))));
  }
}
