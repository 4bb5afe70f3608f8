package io.insula.postgres.install;

import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.postgres.internal.Query;
import java.util.Arrays;
import java.util.List;

/** Steps that grant one thing to one role, each as the owner of the thing. */
final class Grants {
  private Grants() {}

  static Step schema(String schema, String owner, String role, String... privileges) {
    String all = String.join(", ", privileges);
    return new Step(
        "%s on schema %s for %s".formatted(all, schema, role),
        c -> {
          for (String privilege : privileges) {
            if (!Query.test(
                c,
                """
                select pg_catalog.has_schema_privilege(r.oid, n.oid, ?)
                  from pg_catalog.pg_roles r, pg_catalog.pg_namespace n
                 where r.rolname = ? and n.nspname = ?""",
                privilege,
                role,
                schema)) {
              return false;
            }
          }
          return true;
        },
        Command.as(
            owner,
            Command.of("grant %s on schema %s to %s".formatted(all, quote(schema), quote(role)))));
  }

  static Step execute(String function, String owner, String role) {
    return new Step(
        "execute insula.%s() for %s".formatted(function, role),
        c ->
            Query.test(
                c,
                """
                select pg_catalog.has_function_privilege(r.oid, to_regprocedure(?)::oid, 'EXECUTE')
                  from pg_catalog.pg_roles r where r.rolname = ?""",
                "insula." + function + "()",
                role),
        Command.as(
            owner,
            Command.of(
                "grant execute on function insula.%s() to %s".formatted(function, quote(role)))));
  }

  /** Grants on the database that the connection is in. */
  static Step database(String database, String role, String... privileges) {
    String all = String.join(", ", privileges);
    return new Step(
        "%s on database %s for %s".formatted(all, database, role),
        c ->
            Query.test(
                c,
                """
                select bool_and(pg_catalog.has_database_privilege(r.oid, current_database(), p))
                  from pg_catalog.pg_roles r, unnest(string_to_array(?, ', ')) p
                 where r.rolname = ?""",
                String.join(", ", Arrays.asList(privileges)),
                role),
        List.of(
            Command.of(
                "grant %s on database %s to %s".formatted(all, quote(database), quote(role)))));
  }
}
