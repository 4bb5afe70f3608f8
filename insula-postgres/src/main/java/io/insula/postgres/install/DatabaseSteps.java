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
      steps.addAll(ClosedFunctions.steps(roles));
    }
    return steps;
  }
}
