package io.insula.proof.leftovers;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What names a purged tenant's place, or could: settings, slots, locks, prepared transactions. */
final class Names implements Finder {
  private static final String SETTINGS =
      """
      select coalesce(r.rolname, ''), coalesce(d.datname, ''), c
        from pg_db_role_setting s
        left join pg_roles r on r.oid = s.setrole
        left join pg_database d on d.oid = s.setdatabase
        cross join unnest(s.setconfig) c
       order by 1, 2, 3""";

  private static final String PREPARED =
      "select gid, owner from pg_prepared_xacts where database = current_database() order by 1";

  private static final String SLOTS =
      "select slot_name, coalesce(database, '') from pg_replication_slots order by 1";

  private static final String PUBLICATIONS =
      """
      select p.pubname, coalesce((select string_agg(t.schemaname, ' ') from pg_publication_tables t
                                   where t.pubname = p.pubname), '')
        from pg_publication p order by 1""";

  private static final String OBJECTS =
      """
      select r.rolname, count(*) from pg_largeobject_metadata m
        join pg_roles r on r.oid = m.lomowner
       where r.rolname in (?, ?) group by 1 order by 1""";

  private static final String LOCKS =
      """
      select n, string_agg(l.pid::text, ', ')
        from unnest(?::text[]) n
        join pg_locks l
          on l.locktype = 'advisory' and l.granted and l.objsubid = 1
             and (l.classid::bigint << 32 | l.objid::bigint)
                 in (hashtextextended('insula schema ' || n, 1),
                     hashtextextended('insula database ' || n, 2))
       group by 1 order by 1""";

  @Override
  public void look(Ground ground) throws SQLException {
    settings(ground);
    prepared(ground);
    slots(ground);
    publications(ground);
    objects(ground);
    locks(ground);
  }

  private static void settings(Ground ground) throws SQLException {
    for (List<String> row : Ask.rows(ground.connection(), SETTINGS)) {
      String setting = row.get(2);
      String key = setting.substring(0, Math.max(0, setting.indexOf('=')));
      Optional<Occupant> grave = ground.census().graveIn(setting.substring(key.length()));
      if (grave.isPresent()) {
        String whose =
            row.get(0).isEmpty()
                ? "database " + Ask.name(row.get(1))
                : "role " + Ask.name(row.get(0)) + in(row.get(1));
        ground.unknown(
            Kind.SETTING,
            whose + " " + key,
            grave.get().tenant(),
            1,
            "names the place of a purged tenant",
            "alter " + whose + " reset " + key);
      }
    }
  }

  private static String in(String database) {
    return database.isEmpty() ? "" : " in database " + Ask.name(database);
  }

  private static void prepared(Ground ground) throws SQLException {
    for (List<String> row : Ask.rows(ground.connection(), PREPARED)) {
      ground.unknown(
          Kind.PREPARED_TRANSACTION,
          row.get(0),
          ground.census().purgedIn(row.get(0)).map(Occupant::tenant).orElse(null),
          1,
          "of role " + row.get(1) + "; it holds locks and rows, whosever they are",
          "rollback prepared " + Ask.literal(row.get(0)));
    }
  }

  private static void slots(Ground ground) throws SQLException {
    for (List<String> row : Ask.rows(ground.connection(), SLOTS)) {
      ground
          .census()
          .graveIn(row.get(0) + " " + row.get(1))
          .ifPresent(
              grave ->
                  ground.unknown(
                      Kind.REPLICATION_SLOT,
                      row.get(0),
                      grave.tenant(),
                      1,
                      "named for the place of a purged tenant",
                      "select pg_drop_replication_slot(" + Ask.literal(row.get(0)) + ")"));
    }
  }

  private static void publications(Ground ground) throws SQLException {
    for (List<String> row : Ask.rows(ground.connection(), PUBLICATIONS)) {
      ground
          .census()
          .graveIn(row.get(0) + " " + row.get(1))
          .ifPresent(
              grave ->
                  ground.unknown(
                      Kind.PUBLICATION,
                      row.get(0),
                      grave.tenant(),
                      1,
                      "named for the place of a purged tenant, or publishes it",
                      "drop publication " + Ask.name(row.get(0))));
    }
  }

  private static void objects(Ground ground) throws SQLException {
    var roles = ground.estate().settings().roles();
    for (List<String> row :
        Ask.rows(ground.connection(), OBJECTS, roles.application(), roles.migrator())) {
      ground.nobodys(
          Kind.LARGE_OBJECTS,
          "of role " + row.get(0),
          Long.parseLong(row.get(1)),
          "large objects belong to no tenant: PostgreSQL has no row security for them");
    }
  }

  private static void locks(Ground ground) throws SQLException {
    String[] names =
        ground.census().purged().stream()
            .filter(owner -> !owner.inRows())
            .flatMap(
                owner -> List.of(owner.placement().schema(), owner.placement().database()).stream())
            .distinct()
            .toArray(String[]::new);
    for (List<String> row : Ask.rows(ground.connection(), LOCKS, (Object) names)) {
      ground.unknown(
          Kind.ADVISORY_LOCK,
          row.get(0),
          ground.census().graveIn(row.get(0)).map(Occupant::tenant).orElse(null),
          1,
          "held by backend " + row.get(1),
          "select pg_terminate_backend(" + row.get(1) + ")");
    }
  }
}
