package io.insula.proof.attack;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.Estate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the two tenants, as the migrator sees what it has.
 *
 * @param migrator a connection to where its tables are
 */
record Side(Tenant tenant, Tables tables, Probe probe, TenantColumn column, Connection migrator)
    implements AutoCloseable {

  static Side open(Tenant tenant, String prefix, Probe probe, Estate estate) throws SQLException {
    Placement placement = tenant.placement();
    Connection migrator = estate.migrator(placement.cluster(), placement.database());
    Tables tables = new Tables(placement.schema(), prefix);
    return new Side(tenant, tables, probe, estate.column(), migrator);
  }

  private boolean row() {
    return tenant.placement().isolation() == Isolation.ROW;
  }

  /**
   * Everything that is the tenant's.
   *
   * @param sequences whether its sequences count, where it has some of its own
   */
  List<String> state(boolean sequences) throws SQLException {
    List<String> state = new ArrayList<>(column(tables.rows(row() ? mine() : "true")));
    if (sequences && !row()) {
      state.addAll(column(tables.sequences()));
    }
    return state;
  }

  /** Everything in its tables that is not the tenant's. */
  List<String> others() throws SQLException {
    return row() ? column(tables.rows("(" + mine() + ") is not true")) : List.of();
  }

  private String mine() {
    return "t." + Tables.quote(column.name()) + " = " + value();
  }

  private String value() {
    return column.type() == TenantColumn.Type.BIGINT
        ? String.valueOf(tenant.number())
        : "cast('" + tenant.id() + "' as " + column.type().sql() + ")";
  }

  void empty() throws SQLException {
    run(tables.empty());
  }

  void fill() throws SQLException {
    Probe.Owner owner =
        row()
            ? new Probe.Owner(", " + Tables.quote(column.name()), ", " + value())
            : Probe.Owner.NONE;
    run(probe.fill(tables, owner));
  }

  void run(String sql) throws SQLException {
    try (Statement statement = migrator.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> column(String sql) throws SQLException {
    try (Statement statement = migrator.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  @Override
  public void close() throws SQLException {
    migrator.close();
  }
}
