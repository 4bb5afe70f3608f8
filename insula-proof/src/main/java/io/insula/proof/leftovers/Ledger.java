package io.insula.proof.leftovers;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Lines of the ledger of migrations that are about places and tenants which are gone. */
final class Ledger implements Finder {
  private static final String PLACES =
      "select schema_name, count(*) from insula.migration where kind = 'tenant' group by 1 order by 1";

  private static final String TENANTS =
      "select number, tenant, count(*) from insula.migration_tenant group by 1, 2 order by 1";

  @Override
  public void look(Ground ground) throws SQLException {
    Set<String> common =
        Set.of(ground.estate().settings().rowSchema(), ground.estate().settings().sharedSchema());
    for (List<String> row : Ask.rows(ground.connection(), PLACES)) {
      if (!common.contains(row.get(0))) {
        place(ground, row.get(0), Long.parseLong(row.get(1)));
      }
    }
    for (List<String> row : Ask.rows(ground.connection(), TENANTS)) {
      tenant(ground, Long.parseLong(row.get(0)), Long.parseLong(row.get(2)));
    }
  }

  private static void place(Ground ground, String schema, long lines) throws SQLException {
    Occupant owner = ground.census().in(ground.cluster(), ground.database(), schema);
    if (owner != null && owner.purged()) {
      ground.left(
          Kind.LEDGER,
          "insula.migration: " + schema,
          owner,
          lines,
          "its tenant is purged",
          Ground.command(owner));
    } else if (owner == null && !exists(ground, schema)) {
      ground.unknown(
          Kind.LEDGER,
          "insula.migration: " + schema,
          null,
          lines,
          "there is no such schema any more",
          "delete from insula.migration where kind = 'tenant' and schema_name = "
              + Ask.literal(schema));
    }
  }

  private static boolean exists(Ground ground, String schema) throws SQLException {
    return !Ask.rows(ground.connection(), "select 1 from pg_namespace where nspname = ?", schema)
        .isEmpty();
  }

  private static void tenant(Ground ground, long number, long lines) {
    Occupant owner = ground.census().numbered(number);
    String name = "insula.migration_tenant: " + number;
    if (owner == null) {
      ground.unknown(
          Kind.LEDGER,
          name,
          null,
          lines,
          "the tenant is not in the catalog",
          "delete from insula.migration_tenant where number = " + number);
    } else if (owner.purged()) {
      ground.left(Kind.LEDGER, name, owner, lines, "its tenant is purged", Ground.command(owner));
    }
  }
}
