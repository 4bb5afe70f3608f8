package io.insula.test;

import io.insula.InsulaException;
import io.insula.Placement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that a tenant has, as the migrator sees them. */
final class TenantRows {
  private static final int KEYS = 20;

  private final TestTenant tenant;

  TenantRows(TestTenant tenant) {
    this.tenant = tenant;
  }

  /** Where each row is, by table; tables without rows have an empty set. */
  Map<TenantTable, Set<String>> addresses() {
    return asMigrator(
        (migrator, table) ->
            new HashSet<>(
                Sql.column(
                    migrator,
                    "select "
                        + Door.ADDRESS
                        + " from "
                        + table.qualified()
                        + " where "
                        + table.where(),
                    table.values())));
  }

  /** A few keys of each table. */
  List<List<String>> keys(TenantTable table) {
    if (table.key().isEmpty()) {
      return List.of();
    }
    String columns = String.join("::text, ", table.key()) + "::text";
    return asMigrator(
        migrator ->
            Sql.rows(
                migrator,
                "select "
                    + columns
                    + " from "
                    + table.qualified()
                    + " where "
                    + table.where()
                    + " limit "
                    + KEYS,
                table.values()));
  }

  /** A digest of all rows, by table. */
  Map<TenantTable, String> digests() {
    return asMigrator(
        (migrator, table) ->
            Sql.column(
                    migrator,
                    "select count(*) || ':' || md5(coalesce(string_agg(md5(t::text), ''"
                        + " order by md5(t::text)), '')) from "
                        + table.qualified()
                        + " t where "
                        + table.where(),
                    table.values())
                .get(0));
  }

  <T> Map<TenantTable, T> asMigrator(Question<T> question) {
    return asMigrator(
        migrator -> {
          Map<TenantTable, T> answers = new LinkedHashMap<>();
          for (TenantTable table : TenantTable.of(tenant, migrator)) {
            answers.put(table, question.ask(migrator, table));
          }
          return answers;
        });
  }

  <T> T asMigrator(Work<T> work) {
    Placement placement = tenant.tenant().placement();
    try (Connection migrator =
        tenant
            .installation()
            .insula()
            .estate()
            .migrator(placement.cluster(), placement.database())) {
      return work.run(migrator);
    } catch (SQLException e) {
      throw new InsulaException("The rows of " + tenant + " can't be read: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  interface Question<T> {
    T ask(Connection migrator, TenantTable table) throws SQLException;
  }

  @FunctionalInterface
  interface Work<T> {
    T run(Connection migrator) throws SQLException;
  }
}
