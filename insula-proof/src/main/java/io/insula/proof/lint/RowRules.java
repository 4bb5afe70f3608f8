package io.insula.proof.lint;

import static io.insula.proof.lint.internal.Sql.quote;

import io.insula.proof.lint.internal.Place;
import io.insula.proof.lint.internal.Place.Relation;
import io.insula.proof.lint.internal.Place.TenantColumnFacts;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** What is the matter with columns and keys, where rows of all tenants share a table. */
final class RowRules {
  private static final String AGAIN = "insula doctor --fix, which protects the schema again";

  static final List<Rule<Place>> ALL =
      List.of(
          Rule.error("tenant-column-missing", "A row table has no tenant column")
              .why("Its rows are nobody's, or everybody's.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(columns((place, column) -> !column.present(), "Table %s has no column %s.")),
          Rule.error("tenant-column-nullable", "A tenant column may be null")
              .why("A row without a tenant is lost to all of them, and in the way of unique keys.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(
                  columns(
                      (place, column) -> column.present() && !column.required(),
                      "In %s, the column %s may be null.")),
          Rule.error("tenant-column-type", "A tenant column has another type")
              .why("The policy compares by a cast for every row, or fails, and no index helps.")
              .fix(Repair.BY_HAND, "alter table T alter column C type …")
              .judge(RowRules::types),
          Rule.warning("tenant-column-default", "A tenant column has another default")
              .why(
                  "Code that knows of one tenant only does not name the column: its inserts fail,"
                      + " or are refused.")
              .fix(Repair.MIGRATOR, "alter table T alter column C set default insula.tenant()")
              .judge(RowRules::defaults),
          Rule.warning("tenant-column-unindexed", "No index begins with the tenant column")
              .why("Every query of a tenant reads the rows of all.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(
                  columns(
                      (place, column) -> column.present() && !column.leads(),
                      "In %s, no index begins with %s.")),
          Rule.error("unique-without-tenant", "A unique key spans all tenants")
              .why(
                  "One tenant's value stands in another's way, and the error tells that it is"
                      + " there.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(RowRules::keys),
          Rule.error("foreign-key-without-tenant", "A foreign key crosses tenants")
              .why(
                  "Foreign keys are checked outside of row security: a row can refer to another"
                      + " tenant's, and the check tells that it is there.")
              .fix(Repair.PROTECTION, AGAIN)
              .judge(RowRules::foreignKeys));

  private RowRules() {}

  private static BiConsumer<Place, Findings> columns(
      BiPredicate<Place, TenantColumnFacts> like, String what) {
    return (place, out) ->
        place
            .walledTables()
            .filter(table -> !inherits(place, table))
            .forEach(
                table -> {
                  TenantColumnFacts column = place.columns().get(table.id());
                  if (column != null && like.test(place, column)) {
                    String text = what.formatted(table.label(), place.expected().column().name());
                    out.add("table " + table.label(), text, AGAIN);
                  }
                });
  }

  /** What a parent has, or lacks, is told of the parent. */
  private static boolean inherits(Place place, Relation table) {
    return table.partition()
        && table.parents().stream().anyMatch(id -> place.relation(id).isPresent());
  }

  private static void types(Place place, Findings out) {
    String wanted = place.expected().column().type().sql();
    String name = place.expected().column().name();
    place
        .walledTables()
        .forEach(
            table -> {
              TenantColumnFacts column = place.columns().get(table.id());
              if (column != null && column.present() && !column.type().equals(wanted)) {
                out.add(
                    "table " + table.label(),
                    "In %s, the column %s is of type %s, and tenants are written as %s."
                        .formatted(table.label(), name, column.type(), wanted),
                    "alter table %s alter column %s type %s"
                        .formatted(table.sql(), quote(name), wanted));
              }
            });
  }

  private static void defaults(Place place, Findings out) {
    String name = place.expected().column().name();
    String bound =
        switch (place.expected().column().type()) {
          case TEXT -> "insula.tenant()";
          case UUID -> "insula.tenant()::uuid";
          case BIGINT -> "insula.tenant_number()";
        };
    place
        .walledTables()
        .forEach(
            table -> {
              TenantColumnFacts column = place.columns().get(table.id());
              if (column != null && column.present() && !same(column.value(), bound)) {
                out.add(
                    "table " + table.label(),
                    "In %s, the default of %s is %s."
                        .formatted(
                            table.label(),
                            name,
                            column.value().isEmpty() ? "missing" : "another one"),
                    "alter table %s alter column %s set default %s"
                        .formatted(table.sql(), quote(name), bound));
              }
            });
  }

  private static boolean same(String one, String other) {
    return one.replaceAll("[()\\s]", "").equals(other.replaceAll("[()\\s]", ""));
  }

  private static void keys(Place place, Findings out) {
    if (place.walled()) {
      place
          .keys()
          .forEach(
              key ->
                  place
                      .walledTables()
                      .filter(table -> table.id() == key.table())
                      .filter(
                          table ->
                              !key.exclusion() || !place.waived(table.label() + "." + key.name()))
                      .forEach(
                          table ->
                              out.add(
                                  "key " + table.label() + "." + key.name(),
                                  "The key %s of %s holds across all tenants."
                                      .formatted(key.name(), table.label()),
                                  AGAIN)));
    }
  }

  private static void foreignKeys(Place place, Findings out) {
    place
        .foreignKeys()
        .forEach(
            key ->
                place
                    .walledTables()
                    .filter(table -> table.id() == key.table())
                    .filter(
                        table ->
                            place.walledTables().anyMatch(target -> target.id() == key.target()))
                    .forEach(
                        table ->
                            out.add(
                                "foreign key " + table.label() + "." + key.name(),
                                "The foreign key %s of %s can refer to rows of other tenants."
                                    .formatted(key.name(), table.label()),
                                AGAIN)));
  }
}
