package io.insula.proof.evidence;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.operations.Insula;
import io.insula.proof.internal.TenantDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables of tenants, and the policies on them: counted, since there may be thousands. */
final class WallsChapter implements Chapter {
  private static final String TABLES =
      """
      select n.nspname, c.relrowsecurity and c.relforcerowsecurity,
             coalesce((select string_agg(
                         format('%s %s for %s to %s using %s check %s', p.polname,
                           case when p.polpermissive then 'permissive' else 'restrictive' end,
                           case p.polcmd when '*' then 'all' when 'r' then 'select'
                             when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
                           coalesce((select string_agg(r.rolname, ', ' order by r.rolname)
                              from pg_catalog.pg_roles r where r.oid = any (p.polroles)), 'public'),
                           coalesce(pg_catalog.pg_get_expr(p.polqual, p.polrelid), '-'),
                           coalesce(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '-')),
                         '; ' order by p.polname)
                         from pg_catalog.pg_policy p where p.polrelid = c.oid), 'no policy')
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p')
         and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'insula')
         and n.nspname !~ '^pg_'
       order by n.nspname, c.relname
      """;

  @Override
  public String id() {
    return "walls";
  }

  @Override
  public String title() {
    return "Tables and policies";
  }

  @Override
  public Section write(Insula insula, Progress progress) throws SQLException {
    Map<String, Count> counts = new TreeMap<>();
    Map<String, Integer> policies = new TreeMap<>();
    for (TenantDatabase database : TenantDatabase.of(insula)) {
      Map<String, Tenant> owners = owners(database);
      try (Connection migrator = database.migrator(insula)) {
        for (List<String> row : Rows.of(migrator, TABLES)) {
          Tenant owner = owners.get(row.get(0));
          String kind = kind(row.get(0), owner, insula.estate().settings());
          boolean secured = row.get(1).equals("t");
          counts.computeIfAbsent(kind, key -> new Count()).add(secured);
          policies.merge(kind + "\t" + normal(row.get(2), owner), 1, Integer::sum);
        }
      }
    }
    int open = counts.values().stream().mapToInt(count -> count.open).sum();
    int nobodys = counts.getOrDefault(Kind.NOBODYS, new Count()).all;
    int missing = open - counts.getOrDefault(Kind.NOBODYS, new Count()).open - own(counts);
    return new Section(
        id(),
        title(),
        missing == 0 ? Verdict.PASSED : Verdict.FAILED,
        missing == 0
            ? "Every table of row and schema tenants has forced row security."
            : Words.counted(missing, "table") + " of tenants without forced row security.",
        "In row isolation each table filters by the tenant of the transaction; in schema isolation"
            + " each table opens to its own tenant only. A database of a tenant's own is kept apart"
            + " by the login, and needs neither. Tables with the same policies are counted together;"
            + " a tenant's number is shown as N."
            + (nobodys == 0 ? "" : " Some tables are in schemas that belong to no tenant."),
        List.of(counted(counts), named(policies)));
  }

  private static int own(Map<String, Count> counts) {
    return counts.getOrDefault(Kind.DATABASE, new Count()).open
        + counts.getOrDefault(Kind.SHARED, new Count()).open;
  }

  private static Map<String, Tenant> owners(TenantDatabase database) {
    Map<String, Tenant> owners = new HashMap<>();
    for (Tenant tenant : database.tenants()) {
      if (tenant.placement().isolation() != Isolation.ROW) {
        owners.put(tenant.placement().schema(), tenant);
      }
    }
    return owners;
  }

  private static String kind(String schema, @Nullable Tenant owner, InstallSettings settings) {
    if (schema.equals(settings.sharedSchema())) {
      return Kind.SHARED;
    }
    if (owner != null) {
      return owner.placement().isolation() == Isolation.SCHEMA ? Kind.SCHEMA : Kind.DATABASE;
    }
    return schema.equals(settings.rowSchema()) ? Kind.ROW : Kind.NOBODYS;
  }

  private static String normal(String policies, @Nullable Tenant owner) {
    return owner == null ? policies : policies.replaceAll("\\b" + owner.number() + "\\b", "N");
  }

  private static Grid counted(Map<String, Count> counts) {
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (kind, count) ->
            rows.add(
                List.of(kind, String.valueOf(count.all), String.valueOf(count.all - count.open))));
    return new Grid("Tables", List.of("Whose", "Tables", "With forced row security"), rows);
  }

  private static Grid named(Map<String, Integer> policies) {
    List<List<String>> rows = new ArrayList<>();
    policies.forEach(
        (key, count) -> {
          String[] parts = key.split("\t", 2);
          rows.add(List.of(parts[0], String.valueOf(count), parts[1]));
        });
    return new Grid("Policies", List.of("Whose", "Tables", "Policies"), rows);
  }

  /** Whose a table is. */
  private static final class Kind {
    static final String ROW = "row tenants, together";
    static final String SCHEMA = "schema tenants";
    static final String DATABASE = "database tenants";
    static final String SHARED = "shared reference data";
    static final String NOBODYS = "no tenant";

    private Kind() {}
  }

  private static final class Count {
    private int all;
    private int open;

    void add(boolean secured) {
      all++;
      if (!secured) {
        open++;
      }
    }
  }
}
