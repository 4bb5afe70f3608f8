package io.insula.postgres.install;

import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.jdbc.RoleNames;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The schemas of row tables and of shared tables. Row tables are granted one by one when they are
 * protected; what the migrator makes in the shared schema can be read at once.
 */
final class TableSchemaSteps {
  private final InstallSettings settings;
  private final RoleNames roles;
  private final String application;

  TableSchemaSteps(InstallSettings settings, String application) {
    this.settings = settings;
    this.roles = settings.roles();
    this.application = application;
  }

  List<Step> steps(Connection connection) throws SQLException {
    List<Step> steps = new ArrayList<>();
    steps.addAll(schema(connection, settings.rowSchema()));
    steps.addAll(schema(connection, settings.sharedSchema()));
    if (!settings.rowSchema().equals("public")) {
      steps.add(closed("public", owner(connection, "public")));
    }
    steps.add(readable(settings.sharedSchema()));
    return steps;
  }

  private List<Step> schema(Connection connection, String schema) throws SQLException {
    String owner = owner(connection, schema);
    return List.of(
        new Step(
            "schema " + schema,
            c ->
                Query.test(
                    c,
                    "select exists (select from pg_catalog.pg_namespace where nspname = ?)",
                    schema),
            List.of(
                Command.of(
                    "create schema "
                        + quote(schema)
                        + " authorization "
                        + quote(roles.migrator())))),
        closed(schema, owner),
        Grants.schema(schema, owner, roles.migrator(), "usage", "create"),
        Grants.schema(schema, owner, application, "usage"));
  }

  private String owner(Connection connection, String schema) throws SQLException {
    String owner =
        Query.text(
            connection,
            "select pg_catalog.pg_get_userbyid(nspowner) from pg_catalog.pg_namespace"
                + " where nspname = ?",
            schema);
    return owner == null ? roles.migrator() : owner;
  }

  private static Step closed(String schema, String owner) {
    return new Step(
        "nobody else creates in schema " + schema,
        c ->
            Query.test(
                c,
                """
                select not exists (
                  select from pg_catalog.pg_namespace n,
                         pg_catalog.aclexplode(n.nspacl) a
                   where n.nspname = ? and a.grantee = 0 and a.privilege_type = 'CREATE')""",
                schema),
        Command.as(owner, Command.of("revoke create on schema " + quote(schema) + " from public")));
  }

  private Step readable(String schema) {
    return new Step(
        "tables in schema " + schema + " can be read by " + application,
        c ->
            Query.test(
                c,
                """
                select exists (
                  select from pg_catalog.pg_default_acl d
                    join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
                    join pg_catalog.pg_roles m on m.oid = d.defaclrole,
                         pg_catalog.aclexplode(d.defaclacl) a
                   where n.nspname = ? and m.rolname = ? and d.defaclobjtype = 'r'
                     and pg_catalog.pg_get_userbyid(a.grantee) = ?
                     and a.privilege_type = 'SELECT')""",
                schema,
                roles.migrator(),
                application),
        Command.as(
            roles.migrator(),
            Command.of(
                "alter default privileges in schema %s grant select on tables to %s"
                    .formatted(quote(schema), quote(application)))));
  }
}
