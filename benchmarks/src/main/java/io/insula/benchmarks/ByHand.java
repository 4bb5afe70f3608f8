package io.insula.benchmarks;

import io.insula.Isolation;

/**
 * What a program writes that keeps its tenants apart by hand: a condition in every statement, or
 * the schema's name before every table. Nothing else guards them.
 *
 * @param table the table, as the statement has it
 * @param condition on the tenant, with one parameter, or nothing
 */
record ByHand(String table, String condition) {
  static ByHand row() {
    return new ByHand("by_hand.item", "tenant_id = ?");
  }

  static ByHand schema(int tenant) {
    return new ByHand("by_hand_" + tenant + ".item", "");
  }

  static ByHand of(Isolation isolation, int tenant) {
    return isolation == Isolation.ROW ? row() : schema(tenant);
  }

  /** How many parameters stand before the statement's own. */
  int parameters() {
    return condition.isEmpty() ? 0 : 1;
  }

  /** A where clause of that condition and our own. */
  String where(String more) {
    if (condition.isEmpty()) {
      return more.isEmpty() ? "" : " where " + more;
    }
    return " where " + condition + (more.isEmpty() ? "" : " and " + more);
  }

  /** Copies of the tenants' tables, for the application's role. */
  static void prepare(Installed installed, Isolation isolation, int tenants) {
    if (isolation == Isolation.ROW) {
      installed.database.execute(
          """
          create schema by_hand;
          create table by_hand.item as select * from public.item;
          alter table by_hand.item add primary key (id);
          create index on by_hand.item (tenant_id);
          """
              + grants("by_hand"));
    } else {
      StringBuilder script = new StringBuilder();
      for (int tenant = 0; tenant < tenants; tenant++) {
        String schema = "by_hand_" + tenant;
        script.append(
            """
            create schema %1$s;
            create table %1$s.item as select * from tenant_tenant%2$d.item;
            alter table %1$s.item add primary key (id);
            """
                .formatted(schema, tenant));
        script.append(grants(schema));
      }
      installed.database.execute(script.toString());
    }
    installed.database.execute("vacuum analyze");
  }

  private static String grants(String schema) {
    return "grant usage on schema %1$s to insula_app; grant all on all tables in schema %1$s to insula_app;%n"
        .formatted(schema);
  }
}
