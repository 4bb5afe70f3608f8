package io.insula.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class MillionTenantsTest {
  @Test
  void aMillionTenantsCostNothingToOpenAndOneIndexedQueryEach() throws Exception {
    try (TestCatalog database = TestCatalog.create()) {
      try (Connection migrator = database.migrator()) {
        migrator
            .createStatement()
            .execute(
                """
                insert into insula.tenant (id, name, status, isolation, cluster, database, schema,
                    role, created_by, updated_by)
                select 't' || n, 'Tenant ' || n, 'active', 'row', 'main', 'app', 'public',
                       'insula_app', '', ''
                  from generate_series(1, 1000000) n""");
      }
      database.database.execute("vacuum analyze insula.tenant");
      TestSource source = database.source();
      try (Catalog catalog = Catalog.open(source, CatalogSettings.DEFAULT, Clock.systemUTC())) {
        assertThat(catalog.size()).isZero();
        assertThat(catalog.tenant(TenantId.of("t777777")).name()).isEqualTo("Tenant 777777");
        assertThat(catalog.size()).isEqualTo(1);
      }
      try (Connection connection = source.open()) {
        assertThat(plan(connection, "select * from insula.tenant where id = 't777777'"))
            .contains("Index Scan using tenant_id_key")
            .doesNotContain("Seq Scan");
        assertThat(
                plan(
                    connection,
                    """
                    select * from insula.tenant
                     where changed_by >= pg_snapshot_xmin('999999999:999999999:'::pg_snapshot)"""))
            .contains("tenant_changed_by")
            .doesNotContain("Seq Scan");
      }
    }
  }

  private static String plan(Connection connection, String sql) throws Exception {
    StringBuilder plan = new StringBuilder();
    try (ResultSet rows = connection.createStatement().executeQuery("explain " + sql)) {
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }
}
