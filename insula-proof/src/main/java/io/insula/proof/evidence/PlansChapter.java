package io.insula.proof.evidence;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the database does when the application asks for all rows of a table. */
final class PlansChapter implements Chapter {
  private static final int TABLES = 3;

  private static final String NAMES =
      """
      select quote_ident(c.relname)
        from pg_catalog.pg_class c
       where c.relkind in ('r', 'p') and not c.relispartition
         and c.relnamespace = pg_catalog.to_regnamespace(pg_catalog.current_schema())
         and pg_catalog.has_table_privilege(c.oid, 'select')
       order by c.relname
       limit\s"""
          + TABLES;

  @Override
  public String id() {
    return "plans";
  }

  @Override
  public String title() {
    return "Sample plans";
  }

  @Override
  public Section write(Insula insula, Progress progress) throws SQLException {
    List<List<String>> plans = new ArrayList<>();
    for (Map.Entry<Isolation, Tenant> sample : samples(insula).entrySet()) {
      String isolation = sample.getKey().name().toLowerCase(Locale.ROOT);
      TenantContext.use(
          sample.getValue().id(),
          () -> {
            try (Connection connection = insula.dataSource().getConnection()) {
              for (List<String> name : Rows.of(connection, NAMES)) {
                plans.add(List.of(isolation, name.get(0), plan(connection, name.get(0))));
              }
            }
          });
    }
    return new Section(
        id(),
        title(),
        plans.isEmpty() ? Verdict.SKIPPED : Verdict.STATED,
        plans.isEmpty()
            ? "There is no open tenant with a table to show."
            : Words.counted(plans.size(), "plan") + ", of one tenant for each isolation.",
        "How PostgreSQL reads a table when the application asks for all of its rows, without naming"
            + " any tenant. The filter or the gate in the plan comes from the policies.",
        List.of(new Grid("select * from …", List.of("Isolation", "Table", "Plan"), plans)));
  }

  private static Map<Isolation, Tenant> samples(Insula insula) {
    Map<Isolation, Tenant> samples = new EnumMap<>(Isolation.class);
    for (Tenant tenant : insula.tenants().list()) {
      if (tenant.status().admitsWork()) {
        samples.putIfAbsent(tenant.placement().isolation(), tenant);
      }
      if (samples.size() == Isolation.values().length) {
        break;
      }
    }
    return samples;
  }

  private static String plan(Connection connection, String table) throws SQLException {
    return String.join(
        "\n",
        Rows.of(connection, "explain (costs off) select * from " + table).stream()
            .map(row -> row.get(0))
            .toList());
  }
}
