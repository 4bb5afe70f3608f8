package io.insula.proof.internal.marks;

import io.insula.Isolation;
import io.insula.Tenant;
import io.insula.jdbc.TenantColumn;
import io.insula.operations.Insula;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The place of a tenant: its tables, and how its rows are told from others'. Immutable.
 *
 * @param tenant whose place it is
 * @param tables the tables, those that others point to first
 * @param column the tenant's column of row isolation
 */
public record Ground(Tenant tenant, List<TableShape> tables, TenantColumn column) {
  public Ground {
    tables = List.copyOf(tables);
  }

  /** Reads the live catalog of that tenant's database, as the migrator. */
  public static Ground of(Insula insula, Tenant tenant) throws SQLException {
    try (Connection migrator = migrator(insula, tenant)) {
      migrator.setAutoCommit(false);
      try {
        Sql.run(migrator, "set local search_path = pg_catalog");
        TableReader reader = new TableReader(migrator, tenant, insula.estate().column());
        return new Ground(tenant, Order.of(reader.read()), insula.estate().column());
      } finally {
        migrator.rollback();
        migrator.setAutoCommit(true);
      }
    }
  }

  /** A connection of the migrator's role to that tenant's database; the caller closes it. */
  public static Connection migrator(Insula insula, Tenant tenant) throws SQLException {
    return insula.estate().migrator(tenant.placement().cluster(), tenant.placement().database());
  }

  /** The table of that name. */
  public java.util.Optional<TableShape> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** What the tenant's column holds in its rows. */
  public String owner() {
    return column.type() == TenantColumn.Type.BIGINT
        ? Long.toString(tenant.number())
        : tenant.id().value();
  }

  /** Whether the tenant's rows are told by that column: in row isolation, if the table has it. */
  public boolean byColumn(TableShape table) {
    return tenant.placement().isolation() == Isolation.ROW && table.tenantColumn();
  }

  /** What the tenant's rows of a table fulfil; empty if all of its rows are the tenant's. */
  public String condition(TableShape table) {
    return byColumn(table)
        ? " where t.%s = %s::%s"
            .formatted(Sql.quote(column.name()), Sql.literal(owner()), column.type().sql())
        : "";
  }
}
