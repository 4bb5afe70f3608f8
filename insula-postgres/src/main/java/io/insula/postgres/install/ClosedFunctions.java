package io.insula.postgres.install;

import static io.insula.postgres.internal.Identifiers.literal;
import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.jdbc.RoleNames;
import io.insula.postgres.internal.Query;
import java.util.List;

/**
 * Functions that PostgreSQL opens to everybody and that know no tenants. Only a superuser can close
 * them, since they are the server's own.
 */
final class ClosedFunctions {
  /** Large objects have no row security and belong to no schema, so tenants would share them. */
  private static final String LARGE_OBJECTS =
      "p.proname ~ '^lo_' or p.proname in ('loread', 'lowrite')";

  /** What sessions of the same login run, values in their texts included. */
  private static final String ACTIVITY =
      "p.proname in ('pg_stat_get_activity', 'pg_stat_get_backend_activity')";

  /** Sessions of the same login can be ended. */
  private static final String SIGNALS =
      "p.proname in ('pg_terminate_backend', 'pg_cancel_backend')";

  private static final String OPEN =
      """
      select p.oid::regprocedure
        from pg_catalog.pg_proc p,
             pg_catalog.aclexplode(coalesce(p.proacl,
               pg_catalog.acldefault('f', p.proowner))) a
       where p.pronamespace = 'pg_catalog'::regnamespace and (%s) and a.grantee = 0""";

  private ClosedFunctions() {}

  static List<Step> steps(RoleNames roles) {
    String migrator = literal(" to " + quote(roles.migrator()) + " with grant option");
    return List.of(
        closed("no large objects", LARGE_OBJECTS),
        closed("nobody reads what others run", ACTIVITY, migrator, "' to pg_read_all_stats'"),
        closed("nobody ends what others run", SIGNALS, migrator, "' to pg_signal_backend'"));
  }

  private static Step closed(String name, String which, String... grants) {
    String open = OPEN.formatted(which);
    StringBuilder body =
        new StringBuilder("execute 'revoke execute on function ' || f || ' from public';");
    for (String grant : grants) {
      body.append("\n    execute 'grant execute on function ' || f || " + grant + ";");
    }
    return new Step(
        name,
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
                    %s
                  end loop;
                end
                $$"""
                    .formatted(open, body))));
  }
}
