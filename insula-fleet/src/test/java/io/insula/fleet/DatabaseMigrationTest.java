package io.insula.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.TenantId;
import io.insula.jdbc.spi.PlaceSettings;
import io.insula.postgres.PostgresAdministration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseMigrationTest {
  @TempDir Path root;

  @Test
  void fillsATenantsOwnDatabaseWithItsOwnSharedTablesAndLedger() throws SQLException {
    try (Ground ground = new Ground()) {
      PostgresAdministration postgres = new PostgresAdministration();
      TenantId id = TenantId.of("acme");
      PlaceSettings names =
          new PlaceSettings(
              "main",
              ground.database.name(),
              "public",
              PlaceSettings.SCHEMA_TEMPLATE,
              PlaceSettings.DATABASE_TEMPLATE,
              ground.settings().roles());
      Placement placement = postgres.places().place(id, Isolation.DATABASE, names);
      postgres.places().create(1, placement, ground);
      Ground.write(
          root, "db/shared", Map.of("V1__c.sql", "create table country (code text primary key);"));
      Migrations files =
          Ground.tenantFiles(
              root,
              Map.of("V1__a.sql", "create table a (c text references country); select 1 from a"));
      MigrationTarget target = MigrationTarget.of(id, 1, placement);
      try {
        assertThat(ground.migrator().apply(target, files).applied()).hasSize(2);
        assertThat(ground.migrator().apply(target, files).applied()).isEmpty();
        try (Connection own = ground.migrator("main", placement.database());
            Statement statement = own.createStatement();
            ResultSet rows =
                statement.executeQuery(
                    "select string_agg(kind, ',' order by kind) from insula.migration"
                        + " where to_regclass('public.a') is not null"
                        + " and to_regclass('shared.country') is not null")) {
          rows.next();
          assertThat(rows.getString(1)).isEqualTo("shared,tenant");
        }
      } finally {
        postgres.places().remove(id, 1, placement, ground);
      }
    }
  }
}
