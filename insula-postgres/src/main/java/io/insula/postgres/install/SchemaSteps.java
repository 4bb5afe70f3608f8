package io.insula.postgres.install;

import static io.insula.postgres.internal.Identifiers.literal;
import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.jdbc.RoleNames;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.internal.Query;
import java.util.ArrayList;
import java.util.List;

/** What is made inside a database: the schema {@code insula}, functions, ledger. */
final class SchemaSteps {
  private final InstallSettings settings;
  private final RoleNames roles;
  private final String application;

  /**
   * @param application the role that application work runs as in this database
   */
  SchemaSteps(InstallSettings settings, String application) {
    this.settings = settings;
    this.roles = settings.roles();
    this.application = application;
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "schema insula",
            c ->
                Query.test(
                    c,
                    "select pg_catalog.pg_get_userbyid(nspowner) = ? from pg_catalog.pg_namespace"
                        + " where nspname = 'insula'",
                    roles.owner()),
            List.of(Command.of("create schema insula authorization " + quote(roles.owner())))));
    steps.add(Grants.schema("insula", roles.owner(), roles.migrator(), "usage", "create"));
    steps.add(Grants.schema("insula", roles.owner(), application, "usage"));
    steps.addAll(new KeySteps(settings).steps());
    steps.add(function("tenant", "text", "split_part(binding, ':', 1)"));
    steps.add(function("tenant_number", "bigint", "split_part(binding, ':', 2)::bigint"));
    for (String function : List.of("tenant", "tenant_number")) {
      steps.add(Grants.execute(function, roles.owner(), roles.migrator()));
      steps.add(Grants.execute(function, roles.owner(), application));
    }
    steps.add(table("migration"));
    steps.add(table("migration_tenant"));
    return steps;
  }

  private Step table(String name) {
    String table = "insula." + name;
    return new Step(
        "table " + table,
        c -> Query.test(c, "select to_regclass(?) is not null", table),
        Command.as(
            roles.owner(),
            Command.of(Resource.read(name + ".sql")),
            Command.of(
                "grant select, insert, update, delete on %s to %s"
                    .formatted(table, quote(roles.migrator())))));
  }

  private Step function(String name, String type, String value) {
    String ddl =
        Resource.read(settings.proof() ? "tenant_proof.sql" : "tenant_plain.sql")
            .replace("${name}", name)
            .replace("${type}", type)
            .replace("${value}", value);
    String body = ddl.substring(ddl.indexOf("$body$") + 6, ddl.lastIndexOf("$body$"));
    return new Step(
        "function insula." + name + "()" + (settings.proof() ? ", with proof" : ", without proof"),
        c ->
            Query.test(
                c,
                """
                select p.prosrc = ? and p.prosecdef = ? and p.provolatile = 's'
                       and pg_catalog.pg_get_userbyid(p.proowner) = ?
                       and p.proconfig = array['search_path=pg_catalog, pg_temp']
                  from pg_catalog.pg_proc p where p.oid = to_regprocedure(?)""",
                body,
                settings.proof(),
                roles.owner(),
                "insula." + name + "()"),
        Command.as(
            roles.owner(),
            Command.of(ddl),
            Command.of("revoke all on function insula.%s() from public".formatted(name)),
            Command.of(
                "comment on function insula.%s() is %s"
                    .formatted(name, literal("Who is bound to this transaction")))));
  }
}
