package io.insula.guard;

import io.insula.Isolation;
import io.insula.Placement;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tables hold rows of several tenants and are filtered by nobody but the application.
 * Thread-safe.
 *
 * <p>Tables that Insula protects are not among them: there the database filters.
 */
@FunctionalInterface
public interface TenantTables {
  /** There are none: the database filters everything. */
  TenantTables NONE = (placement, schema, table) -> "";

  /**
   * The column that says whose a row is, if statements have to compare it.
   *
   * @param placement of the tenant that sends the statement
   * @param schema as the statement names it; empty if it does not
   * @param table as the database folds its name
   * @return empty if the statement need not
   */
  String column(Placement placement, String schema, String table);

  /** Those tables, in whatever schema, for tenants that share tables. */
  static TenantTables of(String column, String... tables) {
    Set<String> names = new TreeSet<>(Set.of(tables));
    String folded = column.toLowerCase(Locale.ROOT);
    return (placement, schema, table) ->
        placement.isolation() == Isolation.ROW && names.contains(table) ? folded : "";
  }
}
