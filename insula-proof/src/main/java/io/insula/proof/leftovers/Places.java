package io.insula.proof.leftovers;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Schemas, databases and roles that bear a mark, and schemas that bear none. */
final class Places implements Finder {
  private static final String MARK = "Insula: place of tenant number ";

  /** The number of a check of drift, which is no tenant's. */
  private static final String SCRATCH = String.valueOf(Long.MAX_VALUE);

  private static final String SCHEMAS =
      """
      select n.nspname, coalesce(obj_description(n.oid, 'pg_namespace'), ''),
             exists (select from pg_locks l
                      where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                        and (l.classid::bigint << 32 | l.objid::bigint)
                            = hashtextextended('insula.drift/' || n.nspname, 0))
        from pg_namespace n
       where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'insula', ?, ?)
       order by 1""";

  private static final String SIZE =
      """
      select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint from pg_class c
       where c.relnamespace = (select oid from pg_namespace where nspname = ?)
         and c.relkind in ('r', 'm')""";

  private static final String SERVER =
      """
      select 'DATABASE', d.datname, shobj_description(d.oid, 'pg_database')
        from pg_database d where starts_with(shobj_description(d.oid, 'pg_database'), ?)
      union all
      select 'ROLE', r.rolname, shobj_description(r.oid, 'pg_authid')
        from pg_roles r where starts_with(shobj_description(r.oid, 'pg_authid'), ?)
       order by 1, 2""";

  @Override
  public void look(Ground ground) throws SQLException {
    String rows = ground.estate().settings().rowSchema();
    String shared = ground.estate().settings().sharedSchema();
    for (List<String> row : Ask.rows(ground.connection(), SCHEMAS, rows, shared)) {
      schema(ground, row.get(0), row.get(1), row.get(2).equals("t"));
    }
    List<String> databases =
        Ask.rows(ground.connection(), "select datname from pg_database").stream()
            .map(row -> row.get(0))
            .toList();
    for (List<String> row : Ask.rows(ground.connection(), SERVER, MARK, MARK)) {
      wide(ground, Kind.valueOf(row.get(0)), row.get(1), row.get(2), databases);
    }
  }

  private static void schema(Ground ground, String name, String comment, boolean locked)
      throws SQLException {
    if (!comment.startsWith(MARK)) {
      stranger(ground, name);
      return;
    }
    if (comment.equals(MARK + SCRATCH)) {
      if (!locked) {
        ground.unknown(
            Kind.SCHEMA,
            name,
            null,
            size(ground, name),
            "a check of drift was interrupted",
            "insula drift");
      }
      return;
    }
    Occupant owner = owner(ground, comment);
    if (owner == null || !owner.livesIn(ground.cluster(), ground.database(), name)) {
      ground.unknown(
          Kind.SCHEMA,
          name,
          owner == null ? null : owner.tenant(),
          size(ground, name),
          owner == null
              ? "marked for a tenant who is not in the catalog"
              : "marked for a tenant who lives, or lived, elsewhere",
          "drop schema " + Ask.name(name) + " cascade");
    } else if (owner.purged()) {
      ground.left(
          Kind.SCHEMA,
          name,
          owner,
          size(ground, name),
          "its tenant is purged",
          Ground.command(owner));
    }
  }

  private static void stranger(Ground ground, String name) throws SQLException {
    Occupant lodger = ground.census().in(ground.cluster(), ground.database(), name);
    String note =
        lodger != null && lodger.purged()
            ? "has the name of a purged tenant's schema, but Insula did not make it"
            : "Insula did not make it";
    ground.nobodys(Kind.SCHEMA, name, size(ground, name), note);
  }

  private static long size(Ground ground, String schema) throws SQLException {
    return Long.parseLong(Ask.rows(ground.connection(), SIZE, schema).get(0).get(0));
  }

  /** The numbers of other installations on the server are theirs, so the name must be ours too. */
  private static void wide(
      Ground ground, Kind kind, String name, String comment, List<String> databases)
      throws SQLException {
    Occupant owner = comment.equals(MARK + SCRATCH) ? null : owner(ground, comment);
    if (owner != null && owner.placement().database().equals(name)) {
      if (owner.purged() && owner.placement().cluster().equals(ground.cluster())) {
        ground.left(kind, name, owner, 1, "its tenant is purged", Ground.command(owner));
      }
    } else if (ours(ground, name, databases)) {
      ground.unknown(
          kind,
          name,
          null,
          1,
          "marked for a tenant who is not in the catalog",
          "drop " + kind.label() + " " + Ask.name(name));
    }
  }

  /** Named after our database, and after no other whose name is longer. */
  private static boolean ours(Ground ground, String name, List<String> databases) {
    return databases.stream()
        .filter(database -> !database.equals(name) && name.startsWith(database + "_"))
        .max(Comparator.comparingInt(String::length))
        .filter(ground.database()::equals)
        .isPresent();
  }

  private static @Nullable Occupant owner(Ground ground, String comment) {
    try {
      return ground.census().numbered(Long.parseLong(comment.substring(MARK.length())));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
