package io.insula.proof.evidence;

import io.insula.Cluster;
import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.jdbc.RoleNames;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the roles of the installation may do on each server. */
final class RolesChapter implements Chapter {
  private static final String ROLES =
      """
      select r.rolname,
             case when r.rolcanlogin then 'yes' else 'no' end,
             coalesce(nullif(concat_ws(', ',
               case when r.rolsuper then 'superuser' end,
               case when r.rolbypassrls then 'bypass row security' end,
               case when r.rolreplication then 'replication' end,
               case when r.rolcreaterole then 'create roles' end,
               case when r.rolcreatedb then 'create databases' end), ''), 'nothing special'),
             coalesce((select string_agg(distinct g.rolname, ', ' order by g.rolname)
                         from pg_catalog.pg_auth_members m
                         join pg_catalog.pg_roles g on g.oid = m.roleid
                        where m.member = r.oid
                          and not g.rolname = any (string_to_array(?, e'\\n'))), 'none'),
             (select count(*) from pg_catalog.pg_class c
               where c.relowner = r.oid and c.relkind in ('r', 'p'))
        from pg_catalog.pg_roles r
       where r.rolname in (?, ?, ?)
       order by r.rolname
      """;

  private static final String OTHERS =
      """
      select count(*),
             count(*) filter (where rolsuper or rolbypassrls or rolreplication or rolcreaterole
                                 or rolcreatedb)
        from pg_catalog.pg_roles r
       where r.rolname = any (string_to_array(?, e'\\n'))
      """;

  private static final int RIGHTS = 2;
  private static final int OWNED = 4;

  @Override
  public String id() {
    return "roles";
  }

  @Override
  public String title() {
    return "Roles";
  }

  @Override
  public Section write(Insula insula, Progress progress) throws SQLException {
    RoleNames names = insula.estate().settings().roles();
    List<List<String>> roles = new ArrayList<>();
    List<List<String>> others = new ArrayList<>();
    Map<String, Set<String>> logins = logins(insula);
    for (Cluster cluster : insula.clusters().list()) {
      String database = insula.estate().database(cluster.name());
      try (Connection migrator = insula.estate().migrator(cluster.name(), database)) {
        String own = String.join("\n", logins.getOrDefault(cluster.name(), Set.of()));
        for (List<String> row :
            Rows.of(migrator, ROLES, own, names.owner(), names.migrator(), names.application())) {
          roles.add(with(cluster, row));
        }
        others.add(with(cluster, Rows.of(migrator, OTHERS, own).get(0)));
      }
    }
    boolean well =
        roles.stream().allMatch(row -> harmless(row, names))
            && others.stream().allMatch(row -> row.get(RIGHTS).equals("0"));
    return new Section(
        id(),
        title(),
        well ? Verdict.PASSED : Verdict.FAILED,
        well
            ? "The application's roles own nothing and can't go around row security."
            : "A role of the application may more than it should; see the table.",
        "PostgreSQL's row security doesn't hold for superusers, for roles with BYPASSRLS, and, unless"
            + " forced, for owners of tables. So the application logs in as a role that is none of"
            + " these.",
        List.of(
            new Grid(
                "Roles of the installation",
                List.of("Cluster", "Role", "Logs in", "May", "Member of", "Owns tables"),
                roles),
            new Grid(
                "Logins of tenants with a database of their own",
                List.of("Cluster", "How many", "Of these with special rights"),
                others)));
  }

  /** The roles of tenants that have a database of their own, by cluster. */
  private static Map<String, Set<String>> logins(Insula insula) {
    Map<String, Set<String>> logins = new HashMap<>();
    for (Tenant tenant : insula.tenants().list()) {
      Placement place = tenant.placement();
      if (place.isolation() == Isolation.DATABASE) {
        logins.computeIfAbsent(place.cluster(), cluster -> new TreeSet<>()).add(place.role());
      }
    }
    return logins;
  }

  private static List<String> with(Cluster cluster, List<String> row) {
    List<String> cells = new ArrayList<>(List.of(cluster.name()));
    cells.addAll(row);
    return cells;
  }

  /** Owner and migrator may what their work needs, but never go around row security. */
  private static boolean harmless(List<String> row, RoleNames names) {
    boolean application = row.get(1).equals(names.application());
    String rights = row.get(RIGHTS + 1);
    if (application) {
      return rights.equals("nothing special") && row.get(OWNED + 1).equals("0");
    }
    return !rights.contains("superuser") && !rights.contains("bypass");
  }
}
