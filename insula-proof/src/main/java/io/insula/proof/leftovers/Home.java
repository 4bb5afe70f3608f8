package io.insula.proof.leftovers;

import io.insula.Cluster;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the catalog holds of tenants who are gone: some of it on purpose. */
final class Home implements Finder {
  private static final String STATES =
      "select cluster, database, schema from insula.place_state order by 1, 2, 3";

  private static final String RUNS =
      """
      select cluster, database, schema, count(*) from insula.fleet_run_place
       group by 1, 2, 3 order by 1, 2, 3""";

  private static final String RECORDS =
      """
      select t.id, (select count(*) from insula.operation o where o.tenant = t.id),
             (select count(*) from insula.event e where e.tenant = t.id)
        from insula.tenant t where t.status = 'purged' order by 1""";

  @Override
  public void look(Ground ground) throws SQLException {
    boolean home =
        ground.cluster().equals(Cluster.HOME)
            && ground.database().equals(ground.estate().database(Cluster.HOME));
    if (home) {
      states(ground);
      runs(ground);
      records(ground);
    }
  }

  private static void states(Ground ground) throws SQLException {
    Set<String> common =
        Set.of(ground.estate().settings().rowSchema(), ground.estate().settings().sharedSchema());
    for (List<String> row : Ask.rows(ground.connection(), STATES)) {
      Occupant owner = ground.census().in(row.get(0), row.get(1), row.get(2));
      if (owner != null ? !owner.purged() : common.contains(row.get(2))) {
        continue;
      }
      String sql =
          "delete from insula.place_state where (cluster, database, schema) = (%s, %s, %s)"
              .formatted(Ask.literal(row.get(0)), Ask.literal(row.get(1)), Ask.literal(row.get(2)));
      String name = String.join("/", row);
      if (owner != null) {
        ground.left(Kind.PLACE_STATE, name, owner, 1, "its tenant is purged", sql);
      } else {
        ground.unknown(Kind.PLACE_STATE, name, null, 1, "nobody lives there", sql);
      }
    }
  }

  private static void runs(Ground ground) throws SQLException {
    for (List<String> row : Ask.rows(ground.connection(), RUNS)) {
      Occupant owner = ground.census().in(row.get(0), row.get(1), row.get(2));
      if (owner != null && owner.purged()) {
        ground.kept(
            Kind.RUN,
            String.join("/", row.subList(0, 3)),
            owner.tenant(),
            Long.parseLong(row.get(3)),
            "the history of runs over the fleet names the places they were for");
      }
    }
  }

  private static void records(Ground ground) throws SQLException {
    for (List<String> row : Ask.rows(ground.connection(), RECORDS)) {
      @Nullable Occupant owner = ground.census().named(row.get(0));
      if (owner == null) {
        continue;
      }
      ground.kept(
          Kind.TOMBSTONE, row.get(0), owner.tenant(), 1, "keeps the id from being given again");
      history(ground, Kind.OPERATION, owner, row.get(1));
      history(ground, Kind.EVENT, owner, row.get(2));
    }
  }

  private static void history(Ground ground, Kind kind, Occupant owner, String count) {
    if (!count.equals("0")) {
      ground.kept(
          kind,
          String.valueOf(owner.tenant()),
          owner.tenant(),
          Long.parseLong(count),
          "says what was done and when; what it held of the tenant was removed");
    }
  }
}
